namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>MobileNet v1's block with its padding at the bottom and right.</summary>
[Network(Accuracy = Exact), Input(7, 8, 6), SeparableConv(10, S = 2, Name = "block")]
public sealed partial class SeparableConvHalved;
