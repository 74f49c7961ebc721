namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>Inception v3's module E, whose values are joined by labels.</summary>
[Network(Accuracy = Exact), Input(8, 3, 3), InceptionV3E(Name = "block")]
public sealed partial class InceptionV3Split;
