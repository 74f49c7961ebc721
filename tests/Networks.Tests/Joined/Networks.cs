namespace StaticNets.Networks.Tests.Joined;

/// <summary>DenseNet-BC with growth 12, three layers to a block: channels are no multiples of 16 (24, 36, 48, 60, then 30, 42 …), and each concatenation is an operand of the next.</summary>
[Network, Input(3, 28, 28)]
[Conv(24, F = 3, P = 1, Bias = false)]
[DenseLayer(12, Repeat = 3), Transition]
[DenseLayer(12, Repeat = 3), Transition]
[DenseLayer(12, Repeat = 3), BatchNorm, Relu, GlobalAvgPool, Dense(10)]
public sealed partial class SmallDenseNet;

/// <summary>
/// Inception modules with odd sizes, and every operand that cannot be computed in its place: the network's input, a value that leaves the network, one that is joined with itself, one that has its
/// place in another concatenation.
/// </summary>
[Network, Input(3, 33, 31)]
[Branch] [Conv(9, F = 3, P = 1), BatchNorm, Relu]
[Branch]
[Concat]
[Branch] [Conv(7, F = 1), BatchNorm, Relu]
[Branch] [Conv(5, F = 1), Relu, Conv(11, F = 3, P = 1), Relu]
[Branch] [Conv(3, F = 1), Relu, Conv(6, F = "1x3", P = "0x1"), Relu, Conv(6, F = "3x1", P = "1x0"), Silu]
[Branch] [MaxPool(F = 3, S = 1, P = 1), Conv(5, F = 1), Gelu]
[Concat, MaxPool(F = 3, S = 2), Conv(8, F = 1), Tag("early"), Output("early")]
[Skip] [Conv(13, F = 3, P = 1), Tanh] [Concat]
[Tag("once"), Concat("once")]
[Skip] [Conv(F = 3, P = 1), BatchNorm] [Sum, Relu, Tag("sum")]
[From("once"), Conv(10, F = 1), Concat("early", "once"), Conv(11, F = 1), Concat("sum")]
[Conv(20, F = 3, S = 2), Relu, GlobalAvgPool, Dense(6)]
public sealed partial class SmallInception;

/// <summary>Vectors joined: so small that they are copied, and several samples run together.</summary>
[Network, Input(12)]
[Branch] [Dense(20), Tanh]
[Branch] [Dense(9), Relu]
[Branch]
[Concat, Dense(4)]
public sealed partial class SmallVectors;
