namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>MobileNet v3's block with squeeze-and-excite, h-swish, a 5x5 window and its skip.</summary>
[Network(Accuracy = Exact), Input(8, 6, 7), InvertedResidualV3(8, 32, F = 5, SqueezeExcite = true, Activation = HardSwish, Name = "block")]
public sealed partial class InvertedResidualSqueezed;
