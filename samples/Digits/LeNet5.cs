using StaticNets;

namespace Digits;

/// <summary>LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998) with ReLU and max pooling: 32x32 grey values to the scores of ten digits.</summary>
[Network, Input(1, 32, 32)]
[Conv(6, F = 5), Relu, MaxPool]
[Conv(16, F = 5), Relu, MaxPool]
[Flatten, Dense(120), Relu, Dense(84), Relu, Dense(10)]
public sealed partial class LeNet5;
