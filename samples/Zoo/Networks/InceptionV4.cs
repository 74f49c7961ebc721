namespace StaticNets.Zoo;

/// <summary>
/// Inception v4 (Szegedy, Ioffe, Vanhoucke, Alemi 2016, "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning", arXiv:1602.07261): 299x299 colour
/// images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 42,679,816 parameters; 12,254 million multiply-adds of one image (timm's table: 12.28 G). No residual connections, but 149 convolutions. Parameters are named as timm's
/// inception_v4. The paper drops out 20 % before the last layer.
/// </remarks>
[Network, Input(3, 299, 299)]
[BasicConv(32, F = 3, S = 2, Name = "features.0"), BasicConv(32, F = 3, Name = "features.1"), BasicConv(64, F = 3, P = 1, Name = "features.2")]
[InceptionV4Stem3(Name = "features.3"), InceptionV4Stem4(Name = "features.4"), InceptionV4Stem5(Name = "features.5")]
[InceptionV4A(Name = "features.6"), InceptionV4A(Name = "features.7"), InceptionV4A(Name = "features.8"), InceptionV4A(Name = "features.9"), InceptionV4ReductionA(Name = "features.10")]
[InceptionV4B(Name = "features.11"), InceptionV4B(Name = "features.12"), InceptionV4B(Name = "features.13"), InceptionV4B(Name = "features.14")]
[InceptionV4B(Name = "features.15"), InceptionV4B(Name = "features.16"), InceptionV4B(Name = "features.17"), InceptionV4ReductionB(Name = "features.18")]
[InceptionV4C(Name = "features.19"), InceptionV4C(Name = "features.20"), InceptionV4C(Name = "features.21")]
[GlobalAvgPool, Dropout(0.2), Dense(1000, Name = "last_linear")]
public sealed partial class InceptionV4;
