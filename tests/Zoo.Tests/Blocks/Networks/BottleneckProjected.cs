namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>A bottleneck whose skip is projected.</summary>
[Network(Accuracy = Exact), Input(8, 7, 7), Bottleneck(4, S = 2, Name = "block")]
public sealed partial class BottleneckProjected;
