namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>Inception v3's module C with its windows of 1x7 and 7x1.</summary>
[Network(Accuracy = Exact), Input(8, 5, 6), InceptionV3C(7, Name = "block")]
public sealed partial class InceptionV3Seven;
