namespace StaticNets;

/// <summary>
/// Module of Inception v3 for 35x35 images (Szegedy et al. 2015, "Rethinking the Inception Architecture for Computer Vision", arXiv:1512.00567, figure 5). 224 + pool channels come out.
/// Parameters as torchvision's InceptionA.
/// </summary>
/// <example><c>[InceptionV3A(32, Name = "Mixed_5b")]</c></example>
/// <param name="pool">Filters of the 1x1 convolution behind the pool.</param>
[Branch] [BasicConv(64, Name = "branch1x1")]
[Branch] [BasicConv(48, Name = "branch5x5_1"), BasicConv(64, F = 5, P = 2, Name = "branch5x5_2")]
[Branch] [BasicConv(64, Name = "branch3x3dbl_1"), BasicConv(96, F = 3, P = 1, Name = "branch3x3dbl_2"), BasicConv(96, F = 3, P = 1, Name = "branch3x3dbl_3")]
[Branch] [AvgPool(F = 3, S = 1, P = 1), BasicConv("pool", Name = "branch_pool")]
[Concat]
public sealed class InceptionV3AAttribute(int pool) : BlockAttribute
{
    /// <summary>Filters of the 1x1 convolution behind the pool.</summary>
    public int Pool { get; } = pool;
}
