namespace Outside;

/// <summary>The network of the text books.</summary>
[Network, Input(1, 32, 32)]
[Conv(6, F = 5), Tanh, AvgPool(F = 2, S = 2)]
[Conv(16, F = 5), Tanh, AvgPool(F = 2, S = 2)]
[Flatten, Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
public sealed partial class LeNet5;

/// <summary>A convolution as short as it goes; the choice by its bare name.</summary>
[Network(Accuracy = Exact), Input(2, 5, 4)]
[Conv(F=3,S=1,Padding=Same)]
public sealed partial class Short;

/// <summary>The choice by its full name, beside the types for training.</summary>
[Network(Accuracy = Accuracy.Exact), Input(3), Dense(2)]
public sealed partial class Exactly;
