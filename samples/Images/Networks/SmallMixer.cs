namespace Images.Networks;

/// <summary>
/// An MLP-Mixer (Tolstikhin et al. 2021, arXiv:2105.01601) for 32x32 colour images: 64 patches of 4x4 pixels, mixed along the patches and along the channels in turn.
/// </summary>
[Network, Input(3, 32, 32)]
[PatchEmbedding(4, 96, Name = "stem.proj")]
[MixerLayer(48, 192, Repeat = 6, Name = "blocks.{i}")]
[LayerNorm(Epsilon = 1e-6, Name = "norm"), MeanSteps, Dense(10, Name = "head")]
public sealed partial class SmallMixer;
