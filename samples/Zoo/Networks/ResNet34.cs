namespace StaticNets.Zoo;

/// <summary>
/// ResNet-34 (He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition", arXiv:1512.03385): 224x224 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 21,797,672 parameters; 3,664 million multiply-adds of one image (torchvision's table: 3.66 G). Sixteen blocks of two 3x3 convolutions, where a plain network of the same depth
/// trains worse than an 18-layer one (the paper's figure 4). Parameters are named as torchvision's.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(64, F = 7, S = 2, P = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu, MaxPool(F = 3, S = 2, P = 1)]
[BasicBlock(64, Repeat = 3, Name = "layer1.{i}")]
[BasicBlock(128, S = 2, Name = "layer2.0"), BasicBlock(128, Repeat = 3, Name = "layer2.{i+1}")]
[BasicBlock(256, S = 2, Name = "layer3.0"), BasicBlock(256, Repeat = 5, Name = "layer3.{i+1}")]
[BasicBlock(512, S = 2, Name = "layer4.0"), BasicBlock(512, Repeat = 2, Name = "layer4.{i+1}")]
[GlobalAvgPool, Dense(1000, Name = "fc")]
public sealed partial class ResNet34;
