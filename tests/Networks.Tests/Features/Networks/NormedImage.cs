namespace StaticNets.Networks.Tests.Features.Networks;

/// <summary>A network with running statistics.</summary>
[Network, Input(2, 8, 8)]
[Conv(6, F = 3, Bias = false, Name = "conv"), BatchNorm(Name = "norm"), Relu, GlobalAvgPool, Flatten, Dense(3, Name = "fc")]
public sealed partial class NormedImage;
