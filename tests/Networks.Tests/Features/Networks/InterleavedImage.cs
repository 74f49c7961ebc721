namespace StaticNets.Networks.Tests.Features.Networks;

/// <summary><see cref="PlanesImage"/> for pixels as image libraries give them, [H, W, C].</summary>
[Network, Input(3, 8, 6, Layout = Layout.Interleaved)]
[Conv(5, F = 3, Name = "conv"), Relu, MaxPool, Flatten, Dense(4, Name = "fc")]
public sealed partial class InterleavedImage;
