namespace StaticNets.Zoo;

/// <summary>
/// AlexNet in one column (Krizhevsky 2014, "One weird trick for parallelizing convolutional neural networks", arXiv:1404.5997): 224x224 colour images to the scores of 1000
/// classes.
/// </summary>
/// <remarks>
/// 61,100,840 parameters; 714 million multiply-adds of one image (torchvision's table: 0.71 G). Parameters are named as torchvision's. Its average pool to 6x6 changes nothing at
/// this size and is left out. 94 % of the parameters are in the first two dense layers, 92 % of the multiply-adds in the convolutions.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(64, F = 11, S = 4, P = 2, Name = "features.0"), Relu, MaxPool(F = 3, S = 2)]
[Conv(192, F = 5, P = 2, Name = "features.3"), Relu, MaxPool(F = 3, S = 2)]
[Conv(384, F = 3, P = 1, Name = "features.6"), Relu]
[Conv(256, F = 3, P = 1, Name = "features.8"), Relu]
[Conv(256, F = 3, P = 1, Name = "features.10"), Relu, MaxPool(F = 3, S = 2)]
[Flatten, Dropout, Dense(4096, Name = "classifier.1"), Relu]
[Dropout, Dense(4096, Name = "classifier.4"), Relu, Dense(1000, Name = "classifier.6")]
public sealed partial class AlexNet;
