namespace Images.Networks;

/// <summary>
/// A Vision Transformer (Dosovitskiy et al. 2020, arXiv:2010.11929) for 32x32 colour images: 64 patches of 4x4 pixels look at each other, and a class token at all of them.
/// </summary>
[Network, Input(3, 32, 32)]
[PatchEmbedding(4, 96, Name = "conv_proj"), ClassToken(Name = "class_token"), PositionalEncoding(Learned = true, Name = "encoder.pos_embedding")]
[VisionEncoderLayer(3, 192, Rate = 0.1, Repeat = 6, Name = "encoder.layers.encoder_layer_{i}")]
[LayerNorm(Epsilon = 1e-6, Name = "encoder.ln"), SelectStep(0), Dense(10, Name = "heads.head")]
public sealed partial class SmallViT
{
    /// <summary>Patches on a side of an image.</summary>
    public const int Patches = 8;
}
