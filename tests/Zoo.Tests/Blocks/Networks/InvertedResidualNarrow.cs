namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>MobileNet v2's block without widening and without a skip.</summary>
[Network(Accuracy = Exact), Input(6, 8, 7), InvertedResidual(8, T = 1, S = 2, Name = "block")]
public sealed partial class InvertedResidualNarrow;
