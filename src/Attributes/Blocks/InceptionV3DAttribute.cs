namespace StaticNets;

/// <summary>
/// Module of Inception v3 from 17x17 to 8x8 images (Szegedy et al. 2015, arXiv:1512.00567): 512 channels are added to those that came in. Parameters as torchvision's InceptionD.
/// </summary>
/// <example><c>[InceptionV3D(Name = "Mixed_7a")]</c></example>
[Branch] [BasicConv(192, Name = "branch3x3_1"), BasicConv(320, F = 3, S = 2, Name = "branch3x3_2")]
[Branch]
    [BasicConv(192, Name = "branch7x7x3_1"), BasicConv(192, F = "1x7", P = "0x3", Name = "branch7x7x3_2"), BasicConv(192, F = "7x1", P = "3x0", Name = "branch7x7x3_3")]
    [BasicConv(192, F = 3, S = 2, Name = "branch7x7x3_4")]
[Branch] [MaxPool(F = 3, S = 2)]
[Concat]
public sealed class InceptionV3DAttribute : BlockAttribute;
