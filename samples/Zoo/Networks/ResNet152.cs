namespace StaticNets.Zoo;

/// <summary>
/// ResNet-152 (He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition", arXiv:1512.03385): 224x224 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 60,192,808 parameters; 11,514 million multiply-adds of one image (torchvision's table: 11.51 G). As ResNet-50, with 8 and 36 blocks in the second and third stage; its ensemble
/// won ImageNet in 2015. Cheaper than VGG-19. Parameters are named as torchvision's.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(64, F = 7, S = 2, P = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu, MaxPool(F = 3, S = 2, P = 1)]
[Bottleneck(64, Repeat = 3, Name = "layer1.{i}")]
[Bottleneck(128, S = 2, Name = "layer2.0"), Bottleneck(128, Repeat = 7, Name = "layer2.{i+1}")]
[Bottleneck(256, S = 2, Name = "layer3.0"), Bottleneck(256, Repeat = 35, Name = "layer3.{i+1}")]
[Bottleneck(512, S = 2, Name = "layer4.0"), Bottleneck(512, Repeat = 2, Name = "layer4.{i+1}")]
[GlobalAvgPool, Dense(1000, Name = "fc")]
public sealed partial class ResNet152;
