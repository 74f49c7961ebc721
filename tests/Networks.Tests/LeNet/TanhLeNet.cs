namespace StaticNets.Networks.Tests.LeNet;

/// <summary>LeNet-5 as in the text books, its layers named as in the PyTorch scripts.</summary>
[Network, Input(1, 32, 32)]
[Conv(6, F = 5, Name = "conv1"), Tanh, AvgPool(F = 2, S = 2)]
[Conv(16, F = 5, Name = "conv2"), Tanh, AvgPool(F = 2, S = 2)]
[Flatten, Dense(120, Name = "fc1"), Tanh, Dense(84, Name = "fc2"), Tanh, Dense(10, Name = "fc3")]
public sealed partial class TanhLeNet;
