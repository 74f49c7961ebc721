namespace StaticNets.Benchmarks.Networks;

/// <summary>784-128-10: at batch 1 it is bound by reading the weights.</summary>
[Network, Input(784), Dense(128, Name = "fc1"), Relu, Dense(10, Name = "fc2")]
public sealed partial class DigitMlp;
