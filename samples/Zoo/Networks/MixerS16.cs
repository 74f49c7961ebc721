namespace StaticNets.Zoo;

/// <summary>
/// MLP-Mixer, small (Tolstikhin et al. 2021, "MLP-Mixer: An all-MLP Architecture for Vision", arXiv:2105.01601, table 1): 224x224 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 18,528,264 parameters; 3,777 million multiply-adds of one image (timm: 3.79 G). 196 patches of 16x16 pixels; perceptrons along the patches and along the channels take turns, without convolution
/// and without attention. Parameters are named as timm's.
/// </remarks>
[Network, Input(3, 224, 224)]
[PatchEmbedding(16, 512, Name = "stem.proj"), MixerLayer(256, 2048, Repeat = 8, Name = "blocks.{i}")]
[LayerNorm(Epsilon = 1e-6, Name = "norm"), MeanSteps, Dense(1000, Name = "head")]
public sealed partial class MixerS16;
