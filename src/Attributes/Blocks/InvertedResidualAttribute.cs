namespace StaticNets;

/// <summary>
/// Block of MobileNet v2 (Sandler, Howard, Zhu, Zhmoginov, Chen 2018, "MobileNetV2: Inverted Residuals and Linear Bottlenecks", arXiv:1801.04381): widens, filters each channel by itself,
/// narrows without an activation; the skip joins the narrow ends where they have one shape. Parameters as torchvision's: <c>conv.0.0</c>, <c>conv.0.1</c> (absent with T = 1) to the last two, the
/// narrowing convolution and its batch norm.
/// </summary>
/// <example><c>[InvertedResidual(24, S = 2), InvertedResidual(24)]</c></example>
/// <param name="k">Channels that come out.</param>
[Skip(If = "s == 1 && C == k")]
    [Conv("t*C", F = 1, Bias = false, If = "t != 1", Name = "conv.0.0"), BatchNorm(If = "t != 1", Name = "conv.0.1"), Relu6(If = "t != 1")]
    [DepthwiseConv(F = 3, S = "s", P = 1, Bias = false, Name = "conv.{t != 1}.0"), BatchNorm(Name = "conv.{t != 1}.1"), Relu6]
    [Conv("k", F = 1, Bias = false, Name = "conv.{1 + (t != 1)}"), BatchNorm(Name = "conv.{2 + (t != 1)}")]
[Sum(If = "s == 1 && C == k")]
public sealed class InvertedResidualAttribute(int k) : BlockAttribute
{
    /// <summary>Channels that come out.</summary>
    public int K { get; } = k;

    /// <summary>How many times wider it is inside (the paper's expansion factor t); 1 leaves the widening convolution out.</summary>
    public int T { get; set; } = 6;

    /// <summary>Step of the depthwise window in pixels: 2 halves height and width.</summary>
    public int S { get; set; } = 1;
}
