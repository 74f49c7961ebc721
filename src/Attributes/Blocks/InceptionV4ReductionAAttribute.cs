namespace StaticNets;

/// <summary>
/// Reduction A of Inception v4, 35x35 to 17x17 (Szegedy et al. 2016, arXiv:1602.07261, figure 7 with k, l, m, n = 192, 224, 256, 384); 640 channels are added. Parameters as timm's ReductionA.
/// </summary>
/// <example><c>[InceptionV4ReductionA(Name = "features.10")]</c></example>
[Branch] [BasicConv(384, F = 3, S = 2, Name = "branch0")]
[Branch] [BasicConv(192, Name = "branch1.0"), BasicConv(224, F = 3, P = 1, Name = "branch1.1"), BasicConv(256, F = 3, S = 2, Name = "branch1.2")]
[Branch] [MaxPool(F = 3, S = 2)]
[Concat]
public sealed class InceptionV4ReductionAAttribute : BlockAttribute;
