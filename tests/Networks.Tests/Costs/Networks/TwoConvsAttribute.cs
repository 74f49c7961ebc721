namespace StaticNets.Networks.Tests.Costs.Networks;

/// <summary>Two convolutions, with or without a connection around them.</summary>
/// <param name="skip">Whether it is there.</param>
[Skip(If = "skip")]
    [Conv(F = 3, P = 1, Name = "conv1"), Relu]
    [Conv(F = 3, P = 1, Name = "conv2")]
[Sum(If = "skip"), Relu]
public sealed class TwoConvsAttribute(bool skip) : BlockAttribute
{
    /// <summary>Whether the connection is there.</summary>
    public bool Skip { get; } = skip;
}
