namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>MobileNet v2's block with its skip.</summary>
[Network(Accuracy = Exact), Input(6, 7, 5), InvertedResidual(6, Name = "block")]
public sealed partial class InvertedResidualSkipped;
