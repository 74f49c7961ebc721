namespace StaticNets.Networks.Tests.Costs.Networks;

/// <summary>Forty-one convolutions one behind the other.</summary>
[Network, Input(3, 16, 16)]
[Conv(8, F = 3, P = 1, Name = "first"), Relu, TwoConvs(false, Repeat = 20, Name = "blocks.{i}"), GlobalAvgPool, Dense(10)]
public sealed partial class PlainStack;
