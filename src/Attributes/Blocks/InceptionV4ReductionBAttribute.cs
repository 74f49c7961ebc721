namespace StaticNets;

/// <summary>
/// Reduction B of Inception v4, 17x17 to 8x8 (Szegedy et al. 2016, arXiv:1602.07261, figure 8); 512 channels are added. Parameters as timm's ReductionB.
/// </summary>
/// <example><c>[InceptionV4ReductionB(Name = "features.18")]</c></example>
[Branch] [BasicConv(192, Name = "branch0.0"), BasicConv(192, F = 3, S = 2, Name = "branch0.1")]
[Branch]
    [BasicConv(256, Name = "branch1.0"), BasicConv(256, F = "1x7", P = "0x3", Name = "branch1.1"), BasicConv(320, F = "7x1", P = "3x0", Name = "branch1.2")]
    [BasicConv(320, F = 3, S = 2, Name = "branch1.3")]
[Branch] [MaxPool(F = 3, S = 2)]
[Concat]
public sealed class InceptionV4ReductionBAttribute : BlockAttribute;
