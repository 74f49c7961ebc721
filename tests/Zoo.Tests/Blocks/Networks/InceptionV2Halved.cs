namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>BN-Inception's module that halves height and width.</summary>
[Network(Accuracy = Exact), Input(12, 6, 8), InceptionV2Reduction(4, 6, 3, 7, Name = "block")]
public sealed partial class InceptionV2Halved;
