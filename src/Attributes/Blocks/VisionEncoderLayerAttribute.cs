namespace StaticNets;

/// <summary>
/// Layer of the Vision Transformer (Dosovitskiy et al. 2020, "An Image is Worth 16x16 Words", arXiv:2010.11929): an encoder layer that is normalised before each half, with GELU. Parameters as torchvision's:
/// <c>ln_1</c>, <c>self_attention</c>, <c>ln_2</c>, <c>mlp.0</c>, <c>mlp.3</c>.
/// </summary>
/// <example><c>[VisionEncoderLayer(12, 3072, Repeat = 12, Name = "encoder.layers.encoder_layer_{i}")]</c></example>
/// <param name="heads">Heads of the attention.</param>
/// <param name="ffn">Features between the two dense layers.</param>
[Skip]
    [LayerNorm(Epsilon = 1e-6, Name = "ln_1"), MultiHeadAttention("heads", Dropout = "attentionRate", Name = "self_attention"), Dropout("rate")]
[Sum]
[Skip]
    [LayerNorm(Epsilon = 1e-6, Name = "ln_2"), Dense("ffn", Name = "mlp.0"), Gelu, Dropout("rate"), Dense("D", Name = "mlp.3"), Dropout("rate")]
[Sum]
public sealed class VisionEncoderLayerAttribute(int heads, int ffn) : BlockAttribute
{
    /// <summary>Heads of the attention.</summary>
    public int Heads { get; } = heads;

    /// <summary>Features between the two dense layers.</summary>
    public int Ffn { get; } = ffn;

    /// <summary>Rate of dropout in training of each half's result and between the dense layers; torchvision's default is 0.</summary>
    public double Rate { get; set; }

    /// <summary>Rate of dropout in training of attention.</summary>
    public double AttentionRate { get; set; }
}
