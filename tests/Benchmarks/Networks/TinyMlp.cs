namespace StaticNets.Benchmarks.Networks;

/// <summary>4-16-3: so small that the cost of a call is what is measured.</summary>
[Network, Input(4), Dense(16, Name = "fc1"), Relu, Dense(3, Name = "fc2")]
public sealed partial class TinyMlp;
