namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>Inception v4's module C, whose values are joined by labels.</summary>
[Network(Accuracy = Exact), Input(8, 3, 2), InceptionV4C(Name = "block")]
public sealed partial class InceptionV4Split;
