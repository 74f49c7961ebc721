namespace StaticNets.Networks.Tests.Features.Networks;

/// <summary>Two inputs that go through the same layers.</summary>
[Network]
[Input(5, Name = "left"), Dense(5, Name = "arm"), LayerNorm(Name = "norm"), Tanh, Tag("left")]
[Input(5, Name = "right"), Dense(5, Share = "arm"), LayerNorm(Share = "norm"), Tanh]
[Product("left"), Dense(2, Name = "fc")]
public sealed partial class Siamese;
