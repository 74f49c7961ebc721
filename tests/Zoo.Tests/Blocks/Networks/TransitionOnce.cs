namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>What stands between dense blocks.</summary>
[Network(Accuracy = Exact), Input(10, 6, 8), Transition(Name = "block")]
public sealed partial class TransitionOnce;
