namespace StaticNets.Zoo;

/// <summary>
/// MobileNet v2 (Sandler, Howard, Zhu, Zhmoginov, Chen 2018, "MobileNetV2: Inverted Residuals and Linear Bottlenecks", arXiv:1801.04381): 224x224 colour images to the scores of
/// 1000 classes.
/// </summary>
/// <remarks>
/// 3,504,872 parameters; 301 million multiply-adds of one image (the paper's table 4: 300). The skips join the narrow ends of blocks that are wide inside. Parameters are named as
/// torchvision's.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(32, F = 3, S = 2, P = 1, Bias = false, Name = "features.0.0"), BatchNorm(Name = "features.0.1"), Relu6]
[InvertedResidual(16, T = 1, Name = "features.1")]
[InvertedResidual(24, S = 2, Name = "features.2"), InvertedResidual(24, Name = "features.3")]
[InvertedResidual(32, S = 2, Name = "features.4"), InvertedResidual(32, Repeat = 2, Name = "features.{i+5}")]
[InvertedResidual(64, S = 2, Name = "features.7"), InvertedResidual(64, Repeat = 3, Name = "features.{i+8}")]
[InvertedResidual(96, Name = "features.11"), InvertedResidual(96, Repeat = 2, Name = "features.{i+12}")]
[InvertedResidual(160, S = 2, Name = "features.14"), InvertedResidual(160, Repeat = 2, Name = "features.{i+15}")]
[InvertedResidual(320, Name = "features.17")]
[Conv(1280, F = 1, Bias = false, Name = "features.18.0"), BatchNorm(Name = "features.18.1"), Relu6]
[GlobalAvgPool, Dropout(0.2), Dense(1000, Name = "classifier.1")]
public sealed partial class MobileNetV2;
