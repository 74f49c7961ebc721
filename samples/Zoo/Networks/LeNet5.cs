namespace StaticNets.Zoo;

/// <summary>
/// LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998, "Gradient-based learning applied to document recognition"): 32x32 grey values to the scores of ten digits.
/// </summary>
/// <remarks>
/// 61,706 parameters; 0.417 million multiply-adds of one image (28·28·6·25 + 10·10·16·150 + 400·120 + 120·84 + 84·10 = 416,520). The text-book version: plain averages instead of
/// trained subsampling, every map of the second convolution sees all six before it, and a plain linear layer at the end. With the paper's third layer, in which most maps see three
/// or four of the six, it would have 60,000 parameters.
/// </remarks>
[Network, Input(1, 32, 32)]
[Conv(6, F = 5), Tanh, AvgPool]
[Conv(16, F = 5), Tanh, AvgPool]
[Flatten, Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
public sealed partial class LeNet5;
