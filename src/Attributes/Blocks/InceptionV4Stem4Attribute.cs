namespace StaticNets;

/// <summary>
/// Second fork in the stem of Inception v4 (Szegedy et al. 2016, arXiv:1602.07261, figure 3): 73x73 to 71x71; 192 channels come out. Parameters as timm's Mixed4a.
/// </summary>
/// <example><c>[InceptionV4Stem4(Name = "features.4")]</c></example>
[Branch] [BasicConv(64, Name = "branch0.0"), BasicConv(96, F = 3, Name = "branch0.1")]
[Branch]
    [BasicConv(64, Name = "branch1.0"), BasicConv(64, F = "1x7", P = "0x3", Name = "branch1.1"), BasicConv(64, F = "7x1", P = "3x0", Name = "branch1.2")]
    [BasicConv(96, F = 3, Name = "branch1.3")]
[Concat]
public sealed class InceptionV4Stem4Attribute : BlockAttribute;
