namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>Inception v3's module A.</summary>
[Network(Accuracy = Exact), Input(6, 5, 6), InceptionV3A(5, Name = "block")]
public sealed partial class InceptionV3First;
