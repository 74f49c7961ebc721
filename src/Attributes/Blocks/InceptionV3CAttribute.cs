namespace StaticNets;

/// <summary>
/// Module of Inception v3 for 17x17 images (Szegedy et al. 2015, arXiv:1512.00567, figure 6): 7x7 windows as 1x7 and 7x1 ones. 768 channels come out. Parameters as torchvision's InceptionC.
/// </summary>
/// <example><c>[InceptionV3C(128, Name = "Mixed_6b")]</c></example>
/// <param name="c7">Filters of the inner convolutions of the 7x7 branches.</param>
[Branch] [BasicConv(192, Name = "branch1x1")]
[Branch]
    [BasicConv("c7", Name = "branch7x7_1"), BasicConv("c7", F = "1x7", P = "0x3", Name = "branch7x7_2"), BasicConv(192, F = "7x1", P = "3x0", Name = "branch7x7_3")]
[Branch]
    [BasicConv("c7", Name = "branch7x7dbl_1"), BasicConv("c7", F = "7x1", P = "3x0", Name = "branch7x7dbl_2"), BasicConv("c7", F = "1x7", P = "0x3", Name = "branch7x7dbl_3")]
    [BasicConv("c7", F = "7x1", P = "3x0", Name = "branch7x7dbl_4"), BasicConv(192, F = "1x7", P = "0x3", Name = "branch7x7dbl_5")]
[Branch] [AvgPool(F = 3, S = 1, P = 1), BasicConv(192, Name = "branch_pool")]
[Concat]
public sealed class InceptionV3CAttribute(int c7) : BlockAttribute
{
    /// <summary>Filters of the inner convolutions of the 7x7 branches.</summary>
    public int C7 { get; } = c7;
}
