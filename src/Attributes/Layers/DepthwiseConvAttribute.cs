namespace StaticNets;

/// <summary>Convolution of each channel of an image [C, H, W] by itself, as <c>torch.nn.Conv2d</c> with <c>groups = C</c>.</summary>
/// <example><c>[DepthwiseConv(F = 3, P = 1), BatchNorm, Relu, Conv(64, F = 1)]</c></example>
public sealed class DepthwiseConvAttribute : LayerAttribute
{
    /// <summary>Extent of the window in pixels: one number, or height and width ("3x5").</summary>
    public object F { get; set; } = 3;

    /// <summary>Step of the window in pixels: one number, or height and width.</summary>
    public object S { get; set; } = 1;

    /// <summary>Zeros on each side, in pixels: one number, or height and width; default none. Excludes <see cref="Padding"/>.</summary>
    public object? P { get; set; }

    /// <summary><c>Same</c> or <c>Valid</c>. Excludes <see cref="P"/>.</summary>
    public object? Padding { get; set; }

    /// <summary>Distance between the window's taps in pixels: one number, or height and width.</summary>
    public object Dilation { get; set; } = 1;

    /// <summary>Filters of each channel: Multiplier · C channels come out.</summary>
    public object Multiplier { get; set; } = 1;

    /// <summary>Whether each filter has a bias.</summary>
    public object Bias { get; set; } = true;
}
