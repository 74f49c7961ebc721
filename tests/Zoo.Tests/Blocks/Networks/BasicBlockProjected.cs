namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>A basic block whose skip is projected: other channels and half the extent, rounded up.</summary>
[Network(Accuracy = Exact), Input(8, 9, 7), BasicBlock(12, S = 2, Name = "block")]
public sealed partial class BasicBlockProjected;
