namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>BN-Inception's module with a mean.</summary>
[Network(Accuracy = Exact), Input(12, 6, 7), InceptionV2(5, 4, 6, 3, 7, 8, Name = "block")]
public sealed partial class InceptionV2Mean;
