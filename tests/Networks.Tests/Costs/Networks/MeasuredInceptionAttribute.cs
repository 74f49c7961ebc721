namespace StaticNets.Networks.Tests.Costs.Networks;

/// <summary>The Inception module of GoogLeNet's paper (arXiv:1409.4842) with the numbers of its first one, 3a; the 1x1 convolutions before the 3x3 and the 5x5 one can be left out.</summary>
/// <param name="reduce">Whether they are there.</param>
[Branch] [Conv(64, F = 1, Name = "branch1.conv"), Relu]
[Branch] [Conv(96, F = 1, Name = "branch2.reduce", If = "reduce"), Relu(If = "reduce"), Conv(128, F = 3, P = 1, Name = "branch2.conv"), Relu]
[Branch] [Conv(16, F = 1, Name = "branch3.reduce", If = "reduce"), Relu(If = "reduce"), Conv(32, F = 5, P = 2, Name = "branch3.conv"), Relu]
[Branch] [MaxPool(F = 3, S = 1, P = 1), Conv(32, F = 1, Name = "branch4.conv"), Relu]
[Concat]
public sealed class MeasuredInceptionAttribute(bool reduce) : BlockAttribute
{
    /// <summary>Whether the 1x1 convolutions are there.</summary>
    public bool Reduce { get; } = reduce;
}
