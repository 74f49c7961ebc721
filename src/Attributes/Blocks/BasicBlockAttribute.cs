namespace StaticNets;

/// <summary>
/// Residual block of two 3x3 convolutions (He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition", arXiv:1512.03385): that of ResNet-18 and ResNet-34.
/// The skip is projected where its shape differs. Parameters as torchvision's: <c>conv1</c>, <c>bn1</c>, <c>conv2</c>, <c>bn2</c>, <c>downsample.0</c>, <c>downsample.1</c>.
/// </summary>
/// <example><c>[BasicBlock(64, Repeat = 2), BasicBlock(128, S = 2), BasicBlock(128)]</c></example>
/// <param name="k">Channels that come out.</param>
[Skip]
    [Conv("k", F = 3, S = "s", P = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
    [Conv("k", F = 3, P = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2")]
[Sum(Project = true), Relu]
public sealed class BasicBlockAttribute(int k) : BlockAttribute
{
    /// <summary>Channels that come out.</summary>
    public int K { get; } = k;

    /// <summary>Step of the first convolution in pixels: 2 halves height and width.</summary>
    public int S { get; set; } = 1;
}
