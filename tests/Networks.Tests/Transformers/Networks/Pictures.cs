namespace StaticNets.Networks.Tests.Transformers.Networks;

/// <summary>A Vision Transformer of two layers.</summary>
[Network, Input(3, 12, 12)]
[PatchEmbedding(4, 16, Name = "conv_proj"), ClassToken(Name = "class_token"), PositionalEncoding(Learned = true, Name = "encoder.pos_embedding")]
[VisionEncoderLayer(2, 24, Repeat = 2, Name = "encoder.layers.encoder_layer_{i}")]
[LayerNorm(Epsilon = 1e-6, Name = "encoder.ln"), SelectStep(0), Dense(5, Name = "heads.head")]
public sealed partial class Vision;

/// <summary>An MLP-Mixer of two layers.</summary>
[Network, Input(3, 8, 12), PatchEmbedding(4, 10, Name = "stem.proj"), MixerLayer(4, 14, Repeat = 2, Name = "blocks.{i}")]
[LayerNorm(Epsilon = 1e-6, Name = "norm"), MeanSteps, Dense(5, Name = "head")]
public sealed partial class Mixer;
