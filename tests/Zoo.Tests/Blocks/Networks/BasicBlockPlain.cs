namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>A basic block whose skip is the identity.</summary>
[Network(Accuracy = Exact), Input(8, 7, 9), BasicBlock(8, Name = "block")]
public sealed partial class BasicBlockPlain;
