namespace StaticNets.Zoo;

/// <summary>
/// VGG-19 (Simonyan, Zisserman 2014, "Very Deep Convolutional Networks for Large-Scale Image Recognition", arXiv:1409.1556, column E): 224x224 colour images to the scores of 1000
/// classes.
/// </summary>
/// <remarks>
/// 143,667,240 parameters; 19,632 million multiply-adds of one image (torchvision's table: 19.63 G). Only 3x3 windows, and twice the channels wherever height and width are halved.
/// Parameters are named as torchvision's. Its average pool to 7x7 changes nothing at this size and is left out. Three quarters and more of the parameters are in the first dense
/// layer.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(64, F = 3, P = 1, Name = "features.0"), Relu, Conv(64, F = 3, P = 1, Name = "features.2"), Relu, MaxPool]
[Conv(128, F = 3, P = 1, Name = "features.5"), Relu, Conv(128, F = 3, P = 1, Name = "features.7"), Relu, MaxPool]
[Conv(256, F = 3, P = 1, Name = "features.10"), Relu, Conv(256, F = 3, P = 1, Name = "features.12"), Relu]
[Conv(256, F = 3, P = 1, Name = "features.14"), Relu, Conv(256, F = 3, P = 1, Name = "features.16"), Relu, MaxPool]
[Conv(512, F = 3, P = 1, Name = "features.19"), Relu, Conv(512, F = 3, P = 1, Name = "features.21"), Relu]
[Conv(512, F = 3, P = 1, Name = "features.23"), Relu, Conv(512, F = 3, P = 1, Name = "features.25"), Relu, MaxPool]
[Conv(512, F = 3, P = 1, Name = "features.28"), Relu, Conv(512, F = 3, P = 1, Name = "features.30"), Relu]
[Conv(512, F = 3, P = 1, Name = "features.32"), Relu, Conv(512, F = 3, P = 1, Name = "features.34"), Relu, MaxPool]
[Flatten, Dense(4096, Name = "classifier.0"), Relu, Dropout]
[Dense(4096, Name = "classifier.3"), Relu, Dropout, Dense(1000, Name = "classifier.6")]
public sealed partial class Vgg19;
