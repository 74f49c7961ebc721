namespace StaticNets.Zoo;

/// <summary>
/// VGG-16 (Simonyan, Zisserman 2014, "Very Deep Convolutional Networks for Large-Scale Image Recognition", arXiv:1409.1556, column D): 224x224 colour images to the scores of 1000
/// classes.
/// </summary>
/// <remarks>
/// 138,357,544 parameters; 15,470 million multiply-adds of one image (torchvision's table: 15.47 G). Only 3x3 windows, and twice the channels wherever height and width are halved.
/// Parameters are named as torchvision's. Its average pool to 7x7 changes nothing at this size and is left out. Three quarters and more of the parameters are in the first dense
/// layer.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(64, F = 3, P = 1, Name = "features.0"), Relu, Conv(64, F = 3, P = 1, Name = "features.2"), Relu, MaxPool]
[Conv(128, F = 3, P = 1, Name = "features.5"), Relu, Conv(128, F = 3, P = 1, Name = "features.7"), Relu, MaxPool]
[Conv(256, F = 3, P = 1, Name = "features.10"), Relu, Conv(256, F = 3, P = 1, Name = "features.12"), Relu, Conv(256, F = 3, P = 1, Name = "features.14"), Relu, MaxPool]
[Conv(512, F = 3, P = 1, Name = "features.17"), Relu, Conv(512, F = 3, P = 1, Name = "features.19"), Relu, Conv(512, F = 3, P = 1, Name = "features.21"), Relu, MaxPool]
[Conv(512, F = 3, P = 1, Name = "features.24"), Relu, Conv(512, F = 3, P = 1, Name = "features.26"), Relu, Conv(512, F = 3, P = 1, Name = "features.28"), Relu, MaxPool]
[Flatten, Dense(4096, Name = "classifier.0"), Relu, Dropout]
[Dense(4096, Name = "classifier.3"), Relu, Dropout, Dense(1000, Name = "classifier.6")]
public sealed partial class Vgg16;
