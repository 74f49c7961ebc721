namespace StaticNets.Zoo;

/// <summary>
/// ResNet-18 (He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition", arXiv:1512.03385): 224x224 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 11,689,512 parameters; 1,814 million multiply-adds of one image (torchvision's table: 1.81 G). The smallest of the family: eight blocks of two 3x3 convolutions. Parameters are
/// named as torchvision's.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(64, F = 7, S = 2, P = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu, MaxPool(F = 3, S = 2, P = 1)]
[BasicBlock(64, Repeat = 2, Name = "layer1.{i}")]
[BasicBlock(128, S = 2, Name = "layer2.0"), BasicBlock(128, Name = "layer2.1")]
[BasicBlock(256, S = 2, Name = "layer3.0"), BasicBlock(256, Name = "layer3.1")]
[BasicBlock(512, S = 2, Name = "layer4.0"), BasicBlock(512, Name = "layer4.1")]
[GlobalAvgPool, Dense(1000, Name = "fc")]
public sealed partial class ResNet18;
