namespace StaticNets;

/// <summary>
/// Module of BN-Inception (Ioffe, Szegedy 2015, "Batch Normalization", arXiv:1502.03167, figure 5): GoogLeNet's, with two 3x3 convolutions in place of the 5x5 one.
/// Convolutions have a bias besides the batch norm, as in the published weights. Parameters: <c>1x1</c>, <c>3x3_reduce</c>, <c>3x3</c>, <c>double_3x3_reduce</c>, <c>double_3x3_1</c>,
/// <c>double_3x3_2</c>, <c>pool_proj</c>, and for each the batch norm with <c>_bn</c> behind it.
/// </summary>
/// <example><c>[InceptionV2(64, 64, 64, 64, 96, 32, Name = "inception_3a")]</c></example>
/// <param name="n1">Filters of the 1x1 branch.</param>
/// <param name="n3r">Filters of the 1x1 convolution before the 3x3 one.</param>
/// <param name="n3">Filters of the 3x3 branch.</param>
/// <param name="d3r">Filters of the 1x1 convolution before the two 3x3 ones.</param>
/// <param name="d3">Filters of each of those two.</param>
/// <param name="pool">Filters of the 1x1 convolution behind the pool.</param>
[Branch] [Conv("n1", F = 1, Name = "1x1"), BatchNorm(Name = "1x1_bn"), Relu]
[Branch]
    [Conv("n3r", F = 1, Name = "3x3_reduce"), BatchNorm(Name = "3x3_reduce_bn"), Relu]
    [Conv("n3", F = 3, P = 1, Name = "3x3"), BatchNorm(Name = "3x3_bn"), Relu]
[Branch]
    [Conv("d3r", F = 1, Name = "double_3x3_reduce"), BatchNorm(Name = "double_3x3_reduce_bn"), Relu]
    [Conv("d3", F = 3, P = 1, Name = "double_3x3_1"), BatchNorm(Name = "double_3x3_1_bn"), Relu]
    [Conv("d3", F = 3, P = 1, Name = "double_3x3_2"), BatchNorm(Name = "double_3x3_2_bn"), Relu]
[Branch]
    [AvgPool(F = 3, S = 1, P = 1, If = "!maximum"), MaxPool(F = 3, S = 1, P = 1, If = "maximum")]
    [Conv("pool", F = 1, Name = "pool_proj"), BatchNorm(Name = "pool_proj_bn"), Relu]
[Concat]
public sealed class InceptionV2Attribute(int n1, int n3r, int n3, int d3r, int d3, int pool) : BlockAttribute
{
    /// <summary>Whether the pool takes the maximum, as in the last module, not the mean.</summary>
    public bool Maximum { get; set; }
}
