namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>An Inception module whose channels are no multiples of anything.</summary>
[Network(Accuracy = Exact), Input(12, 7, 6), Inception(6, 5, 10, 3, 4, 7, Name = "block")]
public sealed partial class InceptionModule;
