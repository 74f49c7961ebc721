namespace StaticNets;

/// <summary>
/// Residual block that narrows by a 1x1 convolution before the 3x3 one and widens after it (He, Zhang, Ren, Sun 2015, arXiv:1512.03385): that of ResNet-50, 101 and 152.
/// The step is in the 3x3 convolution, as in torchvision ("ResNet v1.5"); the paper has it in the first. Parameters as torchvision's: <c>conv1</c>, <c>bn1</c> to <c>conv3</c>, <c>bn3</c>,
/// <c>downsample.0</c>, <c>downsample.1</c>.
/// </summary>
/// <example><c>[Bottleneck(64, Repeat = 3), Bottleneck(128, S = 2)]</c></example>
/// <param name="k">Channels of the 3x3 convolution; four times as many come out.</param>
[Skip]
    [Conv("k", F = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
    [Conv("k", F = 3, S = "s", P = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
    [Conv("4*k", F = 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Sum(Project = true), Relu]
public sealed class BottleneckAttribute(int k) : BlockAttribute
{
    /// <summary>Channels of the 3x3 convolution; four times as many come out.</summary>
    public int K { get; } = k;

    /// <summary>Step of the 3x3 convolution in pixels: 2 halves height and width.</summary>
    public int S { get; set; } = 1;
}
