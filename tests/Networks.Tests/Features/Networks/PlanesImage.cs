namespace StaticNets.Networks.Tests.Features.Networks;

/// <summary>A small image network that takes planes [C, H, W].</summary>
[Network, Input(3, 8, 6)]
[Conv(5, F = 3, Name = "conv"), Relu, MaxPool, Flatten, Dense(4, Name = "fc")]
public sealed partial class PlanesImage;
