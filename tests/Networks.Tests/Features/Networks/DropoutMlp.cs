namespace StaticNets.Networks.Tests.Features.Networks;

/// <summary>A network with dropout.</summary>
[Network, Input(8), Dense(64, Name = "fc1"), Relu, Dropout(0.5), Dense(3, Name = "fc2")]
public sealed partial class DropoutMlp;
