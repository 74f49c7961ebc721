namespace StaticNets.Networks.Tests.Features.Networks;

/// <summary>Batch norm behind every kind of layer that it is folded into, a dense layer that is used twice among them.</summary>
[Network, Input(2, 6, 6)]
[Conv(4, P = 1), BatchNorm, Relu, ConvTranspose(3), BatchNorm, DepthwiseConv(P = 1), BatchNorm, Flatten]
[Dense(8), BatchNorm, Tanh, Dense(8, Name = "twice", Bias = false), BatchNorm, Dense(8, Share = "twice", Bias = false), BatchNorm, Relu, Dense(5), BatchNorm]
public sealed partial class NormedVectors;
