namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>A bottleneck whose skip is the identity.</summary>
[Network(Accuracy = Exact), Input(16, 6, 5), Bottleneck(4, Name = "block")]
public sealed partial class BottleneckPlain;
