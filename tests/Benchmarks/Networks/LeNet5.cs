namespace StaticNets.Benchmarks.Networks;

/// <summary>LeNet-5 with ReLU and max pooling.</summary>
[Network, Input(1, 32, 32)]
[Conv(6, F = 5, Name = "conv1"), Relu, MaxPool]
[Conv(16, F = 5, Name = "conv2"), Relu, MaxPool]
[Flatten, Dense(120, Name = "fc1"), Relu, Dense(84, Name = "fc2"), Relu, Dense(10, Name = "fc3")]
public sealed partial class LeNet5;
