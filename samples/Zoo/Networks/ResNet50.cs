namespace StaticNets.Zoo;

/// <summary>
/// ResNet-50 (He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition", arXiv:1512.03385): 224x224 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 25,557,032 parameters; 4,089 million multiply-adds of one image (torchvision's table: 4.09 G). ResNet-34's blocks with 1x1, 3x3 and 1x1 convolutions in place of two 3x3 ones.
/// The step is in the 3x3 convolution ("v1.5"), which is 0.5 % better than the paper's place for it and costs 6 % more. Parameters are named as torchvision's.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(64, F = 7, S = 2, P = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu, MaxPool(F = 3, S = 2, P = 1)]
[Bottleneck(64, Repeat = 3, Name = "layer1.{i}")]
[Bottleneck(128, S = 2, Name = "layer2.0"), Bottleneck(128, Repeat = 3, Name = "layer2.{i+1}")]
[Bottleneck(256, S = 2, Name = "layer3.0"), Bottleneck(256, Repeat = 5, Name = "layer3.{i+1}")]
[Bottleneck(512, S = 2, Name = "layer4.0"), Bottleneck(512, Repeat = 2, Name = "layer4.{i+1}")]
[GlobalAvgPool, Dense(1000, Name = "fc")]
public sealed partial class ResNet50;
