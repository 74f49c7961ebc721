namespace StaticNets.Zoo;

/// <summary>
/// AlexNet in one column (<see cref="AlexNet"/>) with batch norm behind each convolution in place of its bias, and dropout before the dense layers: it trains with larger steps and
/// from worse starts.
/// </summary>
/// <remarks>
/// 61,101,992 parameters; 714 million multiply-adds of one image (as AlexNet's). Parameters are numbered as in a torch.nn.Sequential of these layers.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(64, F = 11, S = 4, P = 2, Bias = false, Name = "features.0"), BatchNorm(Name = "features.1"), Relu, MaxPool(F = 3, S = 2)]
[Conv(192, F = 5, P = 2, Bias = false, Name = "features.4"), BatchNorm(Name = "features.5"), Relu, MaxPool(F = 3, S = 2)]
[Conv(384, F = 3, P = 1, Bias = false, Name = "features.8"), BatchNorm(Name = "features.9"), Relu]
[Conv(256, F = 3, P = 1, Bias = false, Name = "features.11"), BatchNorm(Name = "features.12"), Relu]
[Conv(256, F = 3, P = 1, Bias = false, Name = "features.14"), BatchNorm(Name = "features.15"), Relu, MaxPool(F = 3, S = 2)]
[Flatten, Dropout, Dense(4096, Name = "classifier.1"), Relu]
[Dropout, Dense(4096, Name = "classifier.4"), Relu, Dense(1000, Name = "classifier.6")]
public sealed partial class AlexNetBatchNorm;
