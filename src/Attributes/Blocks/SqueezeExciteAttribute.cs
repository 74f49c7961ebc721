namespace StaticNets;

/// <summary>
/// Weighs each channel by what all of them say on average (Hu, Shen, Sun 2017, "Squeeze-and-Excitation Networks", arXiv:1709.01507), as MobileNet v3 has it: a quarter of the channels between,
/// rounded to a multiple of 8, and a hard sigmoid. Parameters as torchvision's: <c>fc1</c>, <c>fc2</c>.
/// </summary>
/// <example><c>[DepthwiseConv(P = 1), BatchNorm, Relu, SqueezeExcite]</c></example>
[Skip]
    [GlobalAvgPool(KeepExtent = true), Conv("round(C/4, 8)", F = 1, Name = "fc1"), Relu, Conv("C", F = 1, Name = "fc2"), HardSigmoid]
[Product]
public sealed class SqueezeExciteAttribute : BlockAttribute;
