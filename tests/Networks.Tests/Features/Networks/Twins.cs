namespace StaticNets.Networks.Tests.Features.Networks;

/// <summary>One value that leaves twice, each time with a loss, and an input that leaves without one.</summary>
[Network, Input(4), Output("echo", Weight = 0)]
[Dense(3, Name = "fc"), Output("twin", Weight = 0.5)]
public sealed partial class Twins;

/// <summary><see cref="Twins"/> with one output.</summary>
[Network, Input(4), Dense(3, Name = "fc")]
public sealed partial class OnlyChild;
