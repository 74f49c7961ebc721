namespace StaticNets.Benchmarks.Networks;

/// <summary>ResNet-18 for 32x32 colour images of ten classes: a 3x3 convolution in place of the 7x7 one and the pool.</summary>
[Network, Input(3, 32, 32)]
[Conv(64, F = 3, P = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[BasicBlock(64, Repeat = 2, Name = "layer1.{i}")]
[BasicBlock(128, S = 2, Name = "layer2.0"), BasicBlock(128, Name = "layer2.1")]
[BasicBlock(256, S = 2, Name = "layer3.0"), BasicBlock(256, Name = "layer3.1")]
[BasicBlock(512, S = 2, Name = "layer4.0"), BasicBlock(512, Name = "layer4.1")]
[GlobalAvgPool, Dense(10, Name = "fc")]
public sealed partial class SmallResNet18;
