namespace StaticNets.Networks.Tests.Features.Networks;

/// <summary>A trunk with an auxiliary head, which exists in training only. It is smooth, so that differences have no kinks to cross.</summary>
[Network, Input(6)]
[Dense(7, Name = "trunk"), Tanh, Tag("middle")]
[Dense(9, Name = "aux.fc1"), Tanh, Dense(3, Name = "aux.fc2"), Output("aux", Training = true, Weight = 0.3)]
[From("middle"), Dense(3, Name = "fc")]
public sealed partial class WithHead;

/// <summary><see cref="WithHead"/> without its head.</summary>
[Network, Input(6)]
[Dense(7, Name = "trunk"), Tanh, Dense(3, Name = "fc")]
public sealed partial class WithoutHead;

/// <summary><see cref="WithoutHead"/> for another number of classes.</summary>
[Network, Input(6)]
[Dense(7, Name = "trunk"), Tanh, Dense(4, Name = "fc")]
public sealed partial class OtherClasses;
