namespace Images.Networks;

/// <summary>
/// A residual network (He, Zhang, Ren, Sun 2015, arXiv:1512.03385) for 32x32 colour images: four basic blocks, the first at half the image's size, which leaves room for wider ones.
/// </summary>
[Network, Input(3, 32, 32)]
[Conv(32, F = 3, P = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu, MaxPool]
[BasicBlock(32, Name = "layer1.0")]
[BasicBlock(64, S = 2, Name = "layer2.0")]
[BasicBlock(128, S = 2, Name = "layer3.0"), BasicBlock(128, Name = "layer3.1")]
[GlobalAvgPool, Dense(10, Name = "fc")]
public sealed partial class SmallResNet;
