namespace StaticNets.Zoo;

/// <summary>
/// MobileNet v3, the large one (Howard et al. 2019, "Searching for MobileNetV3", arXiv:1905.02244, table 1): 224x224 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 5,483,032 parameters; 217 million multiply-adds of one image (torchvision's table: 0.22 G; the paper says 219). Found by a search over MobileNet v2's blocks with
/// squeeze-and-excite, 5x5 windows and h-swish; Momentum 0.01 and Epsilon 1e-3. Parameters are named as torchvision's.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(16, F = 3, S = 2, P = 1, Bias = false, Name = "features.0.0"), BatchNorm(Epsilon = 1e-3, Momentum = 0.01, Name = "features.0.1"), HardSwish]
[InvertedResidualV3(16, 16, Name = "features.1")]
[InvertedResidualV3(24, 64, S = 2, Name = "features.2")]
[InvertedResidualV3(24, 72, Name = "features.3")]
[InvertedResidualV3(40, 72, F = 5, S = 2, SqueezeExcite = true, Name = "features.4")]
[InvertedResidualV3(40, 120, F = 5, SqueezeExcite = true, Name = "features.5")]
[InvertedResidualV3(40, 120, F = 5, SqueezeExcite = true, Name = "features.6")]
[InvertedResidualV3(80, 240, S = 2, Activation = HardSwish, Name = "features.7")]
[InvertedResidualV3(80, 200, Activation = HardSwish, Name = "features.8")]
[InvertedResidualV3(80, 184, Activation = HardSwish, Name = "features.9")]
[InvertedResidualV3(80, 184, Activation = HardSwish, Name = "features.10")]
[InvertedResidualV3(112, 480, SqueezeExcite = true, Activation = HardSwish, Name = "features.11")]
[InvertedResidualV3(112, 672, SqueezeExcite = true, Activation = HardSwish, Name = "features.12")]
[InvertedResidualV3(160, 672, F = 5, S = 2, SqueezeExcite = true, Activation = HardSwish, Name = "features.13")]
[InvertedResidualV3(160, 960, F = 5, SqueezeExcite = true, Activation = HardSwish, Name = "features.14")]
[InvertedResidualV3(160, 960, F = 5, SqueezeExcite = true, Activation = HardSwish, Name = "features.15")]
[Conv(960, F = 1, Bias = false, Name = "features.16.0"), BatchNorm(Epsilon = 1e-3, Momentum = 0.01, Name = "features.16.1"), HardSwish]
[GlobalAvgPool, Dense(1280, Name = "classifier.0"), HardSwish, Dropout(0.2), Dense(1000, Name = "classifier.3")]
public sealed partial class MobileNetV3Large;
