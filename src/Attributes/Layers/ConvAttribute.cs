namespace StaticNets;

/// <summary>Convolution over an image [C, H, W] with K filters of F×F, as <c>torch.nn.Conv2d</c>.</summary>
/// <example><c>[Conv(16, F = 3, Padding = Same)]</c></example>
/// <param name="k">Number of filters: the channels that come out; default: as many as come in.</param>
public sealed class ConvAttribute(object? k = null) : LayerAttribute
{
    /// <summary>Number of filters: the channels that come out; default: as many as come in.</summary>
    public object? K { get; set; } = k;

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

    /// <summary>Groups that the channels are split into; each filter sees one of them.</summary>
    public object Groups { get; set; } = 1;

    /// <summary>Whether each filter has a bias.</summary>
    public object Bias { get; set; } = true;
}
