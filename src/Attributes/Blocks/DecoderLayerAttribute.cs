namespace StaticNets;

/// <summary>
/// Layer of the Transformer's decoder (Vaswani et al. 2017, "Attention Is All You Need", arXiv:1706.03762): each step gathers from itself and earlier ones, then from what the encoder made, then goes through
/// two dense layers. Normalised behind each part as in the paper, or before it with <see cref="PreNorm"/>. Parameters as <c>torch.nn.TransformerDecoderLayer</c>'s: <c>self_attn</c>,
/// <c>multihead_attn</c>, <c>linear1</c>, <c>linear2</c>, <c>norm1</c>, <c>norm2</c>, <c>norm3</c>.
/// </summary>
/// <example><c>[DecoderLayer(8, 2048, "memory", Repeat = 6, Name = "decoder.layers.{i}")]</c></example>
/// <param name="heads">Heads of both attentions.</param>
/// <param name="ffn">Features between the two dense layers.</param>
/// <param name="memory">Label of what the encoder made.</param>
[Skip]
    [LayerNorm(If = "preNorm", Epsilon = "epsilon", Name = "norm1"), MultiHeadAttention("heads", Causal = true, Dropout = "rate", Name = "self_attn"), Dropout("rate")]
[Sum, LayerNorm(If = "!preNorm", Epsilon = "epsilon", Name = "norm1")]
[Skip]
    [LayerNorm(If = "preNorm", Epsilon = "epsilon", Name = "norm2"), MultiHeadAttention("heads", Memory = "memory", Dropout = "rate", Name = "multihead_attn"), Dropout("rate")]
[Sum, LayerNorm(If = "!preNorm", Epsilon = "epsilon", Name = "norm2")]
[Skip]
    [LayerNorm(If = "preNorm", Epsilon = "epsilon", Name = "norm3"), Dense("ffn", Name = "linear1"), Activate("activation"), Dropout("rate"), Dense("D", Name = "linear2"), Dropout("rate")]
[Sum, LayerNorm(If = "!preNorm", Epsilon = "epsilon", Name = "norm3")]
public sealed class DecoderLayerAttribute(int heads, int ffn, string memory = "memory") : BlockAttribute
{
    /// <summary>Heads of both attentions.</summary>
    public int Heads { get; } = heads;

    /// <summary>Features between the two dense layers.</summary>
    public int Ffn { get; } = ffn;

    /// <summary>Label of what the encoder made.</summary>
    public string Memory { get; set; } = memory;

    /// <summary>Rate of dropout in training: of attention, of each part's result, and between the dense layers.</summary>
    public double Rate { get; set; } = 0.1;

    /// <summary>Whether each part is normalised before instead of behind.</summary>
    public bool PreNorm { get; set; }

    /// <summary>What follows the first dense layer.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>Added to the variance in normalisations.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
