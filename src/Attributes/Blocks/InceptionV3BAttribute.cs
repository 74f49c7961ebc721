namespace StaticNets;

/// <summary>
/// Module of Inception v3 from 35x35 to 17x17 images (Szegedy et al. 2015, arXiv:1512.00567, figure 10): 480 channels are added to those that came in. Parameters as torchvision's InceptionB.
/// </summary>
/// <example><c>[InceptionV3B(Name = "Mixed_6a")]</c></example>
[Branch] [BasicConv(384, F = 3, S = 2, Name = "branch3x3")]
[Branch] [BasicConv(64, Name = "branch3x3dbl_1"), BasicConv(96, F = 3, P = 1, Name = "branch3x3dbl_2"), BasicConv(96, F = 3, S = 2, Name = "branch3x3dbl_3")]
[Branch] [MaxPool(F = 3, S = 2)]
[Concat]
public sealed class InceptionV3BAttribute : BlockAttribute;
