namespace StaticNets;

/// <summary>
/// Module B of Inception v4 for 17x17 images (Szegedy et al. 2016, arXiv:1602.07261, figure 5); 1024 channels come out. Parameters as timm's InceptionB.
/// </summary>
/// <example><c>[InceptionV4B(Repeat = 7)]</c></example>
[Branch] [BasicConv(384, Name = "branch0")]
[Branch]
    [BasicConv(192, Name = "branch1.0"), BasicConv(224, F = "1x7", P = "0x3", Name = "branch1.1"), BasicConv(256, F = "7x1", P = "3x0", Name = "branch1.2")]
[Branch]
    [BasicConv(192, Name = "branch2.0"), BasicConv(192, F = "7x1", P = "3x0", Name = "branch2.1"), BasicConv(224, F = "1x7", P = "0x3", Name = "branch2.2")]
    [BasicConv(224, F = "7x1", P = "3x0", Name = "branch2.3"), BasicConv(256, F = "1x7", P = "0x3", Name = "branch2.4")]
[Branch] [AvgPool(F = 3, S = 1, P = 1, CountIncludePad = false), BasicConv(128, Name = "branch3.1")]
[Concat]
public sealed class InceptionV4BAttribute : BlockAttribute;
