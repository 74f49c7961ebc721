namespace StaticNets;

/// <summary>
/// Layer of the Transformer's encoder (Vaswani et al. 2017, "Attention Is All You Need", arXiv:1706.03762): steps gather from each other, then each goes through two dense layers. Normalised behind each half as
/// in the paper, or before it with <see cref="PreNorm"/>. Parameters as <c>torch.nn.TransformerEncoderLayer</c>'s: <c>self_attn</c>, <c>linear1</c>, <c>linear2</c>, <c>norm1</c>, <c>norm2</c>.
/// </summary>
/// <example><c>[EncoderLayer(8, 2048, Repeat = 6, Name = "encoder.layers.{i}")]</c></example>
/// <param name="heads">Heads of the attention.</param>
/// <param name="ffn">Features between the two dense layers.</param>
[Skip]
    [LayerNorm(If = "preNorm", Epsilon = "epsilon", Name = "norm1"), MultiHeadAttention("heads", Causal = "causal", Dropout = "rate", Name = "self_attn"), Dropout("rate")]
[Sum, LayerNorm(If = "!preNorm", Epsilon = "epsilon", Name = "norm1")]
[Skip]
    [LayerNorm(If = "preNorm", Epsilon = "epsilon", Name = "norm2"), Dense("ffn", Name = "linear1"), Activate("activation"), Dropout("rate"), Dense("D", Name = "linear2"), Dropout("rate")]
[Sum, LayerNorm(If = "!preNorm", Epsilon = "epsilon", Name = "norm2")]
public sealed class EncoderLayerAttribute(int heads, int ffn) : BlockAttribute
{
    /// <summary>Heads of the attention.</summary>
    public int Heads { get; } = heads;

    /// <summary>Features between the two dense layers.</summary>
    public int Ffn { get; } = ffn;

    /// <summary>Rate of dropout in training: of attention, of each half's result, and between the dense layers.</summary>
    public double Rate { get; set; } = 0.1;

    /// <summary>Whether each half is normalised before instead of behind.</summary>
    public bool PreNorm { get; set; }

    /// <summary>Whether a step sees itself and earlier steps alone: the layer of a language model.</summary>
    public bool Causal { get; set; }

    /// <summary>What follows the first dense layer.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>Added to the variance in normalisations.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
