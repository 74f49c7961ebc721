namespace Images.Networks;

/// <summary>
/// A MobileNet v2 (Sandler, Howard, Zhu, Zhmoginov, Chen 2018, arXiv:1801.04381) for 32x32 colour images: few multiply-adds, most of them in 1x1 convolutions.
/// </summary>
[Network, Input(3, 32, 32)]
[Conv(16, F = 3, P = 1, Bias = false, Name = "features.0.0"), BatchNorm(Name = "features.0.1"), Relu6]
[InvertedResidual(16, T = 1, Name = "features.1")]
[InvertedResidual(24, S = 2, T = 4, Name = "features.2"), InvertedResidual(24, T = 4, Name = "features.3")]
[InvertedResidual(40, S = 2, T = 4, Name = "features.4"), InvertedResidual(40, T = 4, Name = "features.5")]
[InvertedResidual(80, S = 2, T = 4, Name = "features.6"), InvertedResidual(80, T = 4, Name = "features.7")]
[Conv(160, F = 1, Bias = false, Name = "features.8.0"), BatchNorm(Name = "features.8.1"), Relu6]
[GlobalAvgPool, Dense(10, Name = "classifier.1")]
public sealed partial class SmallMobileNet;
