namespace StaticNets;

/// <summary>
/// Module A of Inception v4 for 35x35 images (Szegedy et al. 2016, arXiv:1602.07261, figure 4); 384 channels come out. Parameters as timm's InceptionA.
/// </summary>
/// <example><c>[InceptionV4A(Repeat = 4)]</c></example>
[Branch] [BasicConv(96, Name = "branch0")]
[Branch] [BasicConv(64, Name = "branch1.0"), BasicConv(96, F = 3, P = 1, Name = "branch1.1")]
[Branch] [BasicConv(64, Name = "branch2.0"), BasicConv(96, F = 3, P = 1, Name = "branch2.1"), BasicConv(96, F = 3, P = 1, Name = "branch2.2")]
[Branch] [AvgPool(F = 3, S = 1, P = 1, CountIncludePad = false), BasicConv(96, Name = "branch3.1")]
[Concat]
public sealed class InceptionV4AAttribute : BlockAttribute;
