namespace StaticNets.Networks.Tests.Features.Networks;

/// <summary>5-27-3, small enough to be emitted as straight-line code; 27 outputs are groups of 16, 8, 1, 1 and 1 lanes.</summary>
[Network, Input(5), Dense(27, Name = "fc1"), Tanh, Dense(3, Name = "fc2")]
public sealed partial class SmallMlp;
