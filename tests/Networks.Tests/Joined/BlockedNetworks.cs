namespace StaticNets.Networks.Tests.Joined;

/// <summary>Sums over images in blocks: channels that fill their blocks and channels that do not, sizes that divide no tile, and all kinds of convolutions.</summary>
[Network, Input(3, 75, 69)]
[Conv(40, F = 7, S = 2, P = 3), BatchNorm, Relu, MaxPool(F = 3, S = 2, P = 1)]
[Skip] [Conv(40, F = 3, P = 1), BatchNorm, Relu, Conv(40, F = 3, P = 1), BatchNorm] [Sum, Relu]
[Skip] [Conv(72, F = 3, S = 2, P = 1), BatchNorm, Silu, Conv(72, F = 3, P = 1), BatchNorm] [Sum(Project = true), Relu6]
[LocalResponseNorm(5), Conv(64, F = "1x7", P = "0x3"), Relu, Conv(96, F = "3x1", Dilation = 2, P = "2x0"), PRelu, AvgPool(F = 2)]
[Conv(96, F = 3, P = 1, Groups = 2), Tanh, Conv(50, F = 1), BatchNorm, Relu]
[Flatten, Dense(10)]
public sealed partial class BlockedSums;

/// <summary>Inverted residuals and channels weighed by what is in them; an image leaves the network.</summary>
[Network, Input(3, 61, 64)]
[Conv(32, F = 3, S = 2, P = 1, Bias = false), BatchNorm, HardSwish]
[InvertedResidual(24, T = 1), InvertedResidual(24), InvertedResidual(40, S = 2)]
[InvertedResidualV3(40, 120, F = 5, SqueezeExcite = true, Activation = HardSwish), InvertedResidualV3(56, 152, F = 5, S = 2, SqueezeExcite = true)]
[DepthwiseConv(F = 3, Dilation = 2, P = 2), Relu, Upsample(2), Conv(33, F = 1), Output("image")]
[GlobalAvgPool, Dense(7)]
public sealed partial class BlockedMobile;

/// <summary>Concatenations of whole blocks, of which the last one may be filled up, and of others; normalisation in front of convolutions.</summary>
[Network, Input(3, 64, 60)]
[Conv(32, F = 3, S = 2, P = 1, Bias = false), BatchNorm, Relu]
[DenseLayer(16, Repeat = 3), Transition]
[DenseLayer(32, Repeat = 2)]
[Branch] [Conv(32, F = 1), Relu]
[Branch] [Conv(24, F = 1), Relu, Conv(48, F = 5, P = 2), Relu]
[Branch] [MaxPool(F = 3, S = 1, P = 1), Conv(20, F = 1), Gelu]
[Concat, Conv(64, F = 3, P = 1), Relu]
[Branch] [Conv(20, F = 3, P = 1), Relu]
[Branch] [Conv(44, F = 3, P = 1), Relu]
[Concat, MaxPool(F = 3, S = 2), BatchNorm, Relu, GlobalAvgPool, Dense(10)]
public sealed partial class BlockedConcats;

/// <summary>Views between images: whoever reads one sees other channels and planes than its maker, in front of every kind of layer that works on blocks.</summary>
[Network, Input(3, 36, 36)]
[Conv(32, F = 5), Relu, Reshape(128, 16, 16), MaxPool(F = 2)]
[BatchNorm, Conv(64, F = 3, P = 1), Relu]
[Branch] [Conv(128, F = 3, S = "1x2", P = 1), Relu, Reshape(64, 8, 8)]
[Branch] [Conv(64, F = 3, P = 1)]
[Sum, Relu]
[Branch] [Conv(64, F = 3, P = 1), Relu]
[Branch] [Conv(128, F = 3, S = "1x2", P = 1), Relu, Reshape(64, 8, 8)]
[Concat, Conv(64, F = 3, P = 1), MaxPool(F = 2), BatchNorm, Flatten, Relu, Dense(1568)]
[Reshape(32, 7, 7), Upsample(2), Conv(32, F = 3, P = 1), PRelu, Reshape(64, 14, 7), BatchNorm, GlobalAvgPool, Dense(10)]
public sealed partial class BlockedViews;
