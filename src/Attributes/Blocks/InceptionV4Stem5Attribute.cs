namespace StaticNets;

/// <summary>
/// Last fork in the stem of Inception v4 (Szegedy et al. 2016, arXiv:1602.07261, figure 3): 71x71 to 35x35; 192 channels are added. Parameters as timm's Mixed5a.
/// </summary>
/// <example><c>[InceptionV4Stem5(Name = "features.5")]</c></example>
[Branch] [BasicConv(192, F = 3, S = 2, Name = "conv")]
[Branch] [MaxPool(F = 3, S = 2)]
[Concat]
public sealed class InceptionV4Stem5Attribute : BlockAttribute;
