namespace StaticNets;

/// <summary>
/// Block of MobileNet v3 (Howard et al. 2019, "Searching for MobileNetV3", arXiv:1905.02244): MobileNet v2's with a choice of window, activation and squeeze-and-excite; a row of the paper's
/// tables 1 and 2 gives its numbers. Epsilon 1e-3 and Momentum 0.01, as torchvision's. Parameters as torchvision's: <c>block.0.0</c>, <c>block.0.1</c> (absent where it does not widen) and so on,
/// <c>block.2.fc1</c> and <c>block.2.fc2</c> for squeeze-and-excite.
/// </summary>
/// <example><c>[InvertedResidualV3(40, 120, F = 5, SqueezeExcite = true), InvertedResidualV3(80, 240, S = 2, Activation = HardSwish)]</c></example>
/// <param name="k">Channels that come out.</param>
/// <param name="expanded">Channels inside; as many as come in leaves the widening convolution out.</param>
[Skip(If = "s == 1 && C == k")]
    [Conv("expanded", F = 1, Bias = false, If = "expanded != C", Name = "block.0.0"), BatchNorm(Epsilon = 1e-3, Momentum = 0.01, If = "expanded != C", Name = "block.0.1")]
    [Activate("activation", If = "expanded != C")]
    [DepthwiseConv(F = "f", S = "s", P = "(f - 1)/2", Bias = false, Name = "block.{expanded != C}.0"), BatchNorm(Epsilon = 1e-3, Momentum = 0.01, Name = "block.{expanded != C}.1")]
    [Activate("activation")]
    [SqueezeExcite(If = "squeezeExcite", Name = "block.{1 + (expanded != C)}")]
    [Conv("k", F = 1, Bias = false, Name = "block.{1 + (expanded != C) + squeezeExcite}.0")]
    [BatchNorm(Epsilon = 1e-3, Momentum = 0.01, Name = "block.{1 + (expanded != C) + squeezeExcite}.1")]
[Sum(If = "s == 1 && C == k")]
public sealed class InvertedResidualV3Attribute(int k, int expanded) : BlockAttribute
{
    /// <summary>Channels that come out.</summary>
    public int K { get; } = k;

    /// <summary>Channels inside; as many as come in leaves the widening convolution out.</summary>
    public int Expanded { get; } = expanded;

    /// <summary>Side of the depthwise window in pixels; odd.</summary>
    public int F { get; set; } = 3;

    /// <summary>Step of the depthwise window in pixels: 2 halves height and width.</summary>
    public int S { get; set; } = 1;

    /// <summary>Whether the channels inside are weighed by <see cref="SqueezeExciteAttribute"/>.</summary>
    public bool SqueezeExcite { get; set; }

    /// <summary>Activation of the widening and the depthwise convolution.</summary>
    public Activation Activation { get; set; } = Activation.Relu;
}
