namespace StaticNets;

/// <summary>
/// Convolution without bias, batch norm with Epsilon 1e-3 and ReLU: what the Inception networks are made of (torchvision's and timm's BasicConv2d).
/// Parameters: <c>conv.weight</c> and the batch norm <c>bn</c>.
/// </summary>
/// <example><c>[BasicConv(64, F = 7, S = 2, P = 3, Name = "conv1")]</c></example>
/// <param name="k">Number of filters: the channels that come out.</param>
[Conv("k", F = "f", S = "s", P = "p", Bias = false, Name = "conv"), BatchNorm(Epsilon = 1e-3, Name = "bn"), Relu]
public sealed class BasicConvAttribute(object k) : BlockAttribute
{
    /// <summary>Number of filters: the channels that come out.</summary>
    public object K { get; } = k;

    /// <summary>Extent of the window in pixels: one number, or height and width ("1x7").</summary>
    public object F { get; set; } = 1;

    /// <summary>Step of the window in pixels: one number, or height and width.</summary>
    public object S { get; set; } = 1;

    /// <summary>Zeros on each side, in pixels: one number, or height and width ("0x3").</summary>
    public object P { get; set; } = 0;
}
