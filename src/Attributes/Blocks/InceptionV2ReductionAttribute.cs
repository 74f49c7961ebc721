namespace StaticNets;

/// <summary>
/// Module of BN-Inception that halves height and width (Ioffe, Szegedy 2015, arXiv:1502.03167, modules 3c and 4e). It has no 1x1 branch, and the pool's channels pass as they are.
/// Parameters as those of <see cref="InceptionV2Attribute"/>.
/// </summary>
/// <example><c>[InceptionV2Reduction(128, 160, 64, 96, Name = "inception_3c")]</c></example>
/// <param name="n3r">Filters of the 1x1 convolution before the 3x3 one.</param>
/// <param name="n3">Filters of the 3x3 branch.</param>
/// <param name="d3r">Filters of the 1x1 convolution before the two 3x3 ones.</param>
/// <param name="d3">Filters of each of those two.</param>
[Branch]
    [Conv("n3r", F = 1, Name = "3x3_reduce"), BatchNorm(Name = "3x3_reduce_bn"), Relu]
    [Conv("n3", F = 3, S = 2, P = 1, Name = "3x3"), BatchNorm(Name = "3x3_bn"), Relu]
[Branch]
    [Conv("d3r", F = 1, Name = "double_3x3_reduce"), BatchNorm(Name = "double_3x3_reduce_bn"), Relu]
    [Conv("d3", F = 3, P = 1, Name = "double_3x3_1"), BatchNorm(Name = "double_3x3_1_bn"), Relu]
    [Conv("d3", F = 3, S = 2, P = 1, Name = "double_3x3_2"), BatchNorm(Name = "double_3x3_2_bn"), Relu]
[Branch] [MaxPool(F = 3, S = 2, CeilMode = true)]
[Concat]
public sealed class InceptionV2ReductionAttribute(int n3r, int n3, int d3r, int d3) : BlockAttribute;
