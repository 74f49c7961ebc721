namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>MobileNet v3's block with squeeze-and-excite and ReLU, without a skip.</summary>
[Network(Accuracy = Exact), Input(8, 9, 7), InvertedResidualV3(16, 24, S = 2, SqueezeExcite = true, Name = "block")]
public sealed partial class InvertedResidualRelu;
