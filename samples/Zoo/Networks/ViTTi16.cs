namespace StaticNets.Zoo;

/// <summary>
/// Vision Transformer, tiny (Dosovitskiy et al. 2020, "An Image is Worth 16x16 Words", arXiv:2010.11929, in the size of Touvron et al. 2020, arXiv:2012.12877): 224x224 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 5,717,416 parameters; 1,254 million multiply-adds of one image (timm: 1.26 G). Patches of 16x16 pixels are the words: 196 of them, and
/// a class token whose last state tells the class. Parameters are named as torchvision's.
/// </remarks>
[Network, Input(3, 224, 224)]
[PatchEmbedding(16, 192, Name = "conv_proj"), ClassToken(Name = "class_token"), PositionalEncoding(Learned = true, Name = "encoder.pos_embedding")]
[VisionEncoderLayer(3, 768, Repeat = 12, Name = "encoder.layers.encoder_layer_{i}")]
[LayerNorm(Epsilon = 1e-6, Name = "encoder.ln"), SelectStep(0), Dense(1000, Name = "heads.head")]
public sealed partial class ViTTi16;
