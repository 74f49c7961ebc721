namespace StaticNets.Networks.Tests.Costs.Networks;

/// <summary>The same as <see cref="PlainStack"/> with a connection around every second and third convolution.</summary>
[Network, Input(3, 16, 16)]
[Conv(8, F = 3, P = 1, Name = "first"), Relu, TwoConvs(true, Repeat = 20, Name = "blocks.{i}"), GlobalAvgPool, Dense(10)]
public sealed partial class ResidualStack;
