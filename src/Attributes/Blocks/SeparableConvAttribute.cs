namespace StaticNets;

/// <summary>
/// Depthwise separable convolution of MobileNet v1 (Howard et al. 2017, "MobileNets", arXiv:1704.04861): a 3x3 window on each channel by itself, then a 1x1 convolution over the channels.
/// With the ReLU6, the Epsilon of 1e-3 and the padding (odd zeros at the bottom and right) of the published weights (Keras). Parameters: <c>depthwise</c>, <c>bn1</c>, <c>pointwise</c>, <c>bn2</c>.
/// </summary>
/// <example><c>[SeparableConv(64), SeparableConv(128, S = 2)]</c></example>
/// <param name="k">Channels that come out.</param>
[DepthwiseConv(F = 3, S = "s", Padding = Padding.Same, Bias = false, Name = "depthwise"), BatchNorm(Epsilon = 1e-3, Name = "bn1"), Relu6]
[Conv("k", F = 1, Bias = false, Name = "pointwise"), BatchNorm(Epsilon = 1e-3, Name = "bn2"), Relu6]
public sealed class SeparableConvAttribute(int k) : BlockAttribute
{
    /// <summary>Channels that come out.</summary>
    public int K { get; } = k;

    /// <summary>Step of the depthwise window in pixels: 2 halves height and width.</summary>
    public int S { get; set; } = 1;
}
