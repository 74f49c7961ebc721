namespace StaticNets;

/// <summary>
/// First fork in the stem of Inception v4 (Szegedy, Ioffe, Vanhoucke, Alemi 2016, "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning", arXiv:1602.07261,
/// figure 3): 147x147 to 73x73, a pool and a convolution side by side; 96 channels are added. Parameters as timm's Mixed3a.
/// </summary>
/// <example><c>[InceptionV4Stem3(Name = "features.3")]</c></example>
[Branch] [MaxPool(F = 3, S = 2)]
[Branch] [BasicConv(96, F = 3, S = 2, Name = "conv")]
[Concat]
public sealed class InceptionV4Stem3Attribute : BlockAttribute;
