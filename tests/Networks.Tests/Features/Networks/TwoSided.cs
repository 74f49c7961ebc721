namespace StaticNets.Networks.Tests.Features.Networks;

/// <summary>Two inputs, of which the first gives pixels as image libraries do, and two outputs with a target each.</summary>
[Network]
[Input(2, 4, 3, Name = "image", Layout = Layout.Interleaved)]
[Conv(3, F = 3, P = 1, Name = "conv"), Tanh, Flatten, Dense(6, Name = "seen"), Tag("seen")]
[Input(5, Name = "mask")]
[Dense(6, Name = "gate"), Sigmoid, Output("opening", Weight = 0.5, Target = "wanted")]
[Product("seen"), Dense(4, Name = "head")]
public sealed partial class TwoSided;
