namespace StaticNets;

/// <summary>
/// Transposed convolution over an image [C, H, W] or a sequence [T, D]: it enlarges what a convolution of the same settings reduces, as
/// <c>torch.nn.ConvTranspose2d</c> and <c>ConvTranspose1d</c>.
/// </summary>
/// <remarks>The output extent is (N - 1) · S - 2P + Dilation · (F - 1) + OutputPadding + 1. <c>OutputPadding</c> has to be smaller than S or than Dilation.</remarks>
/// <example><c>[ConvTranspose(16, F = 4, S = 2, P = 1)]</c></example>
/// <param name="k">Number of channels that come out; default: as many as come in.</param>
public sealed class ConvTransposeAttribute(object? k = null) : LayerAttribute
{
    /// <summary>Number of channels that come out; default: as many as come in.</summary>
    public object? K { get; set; } = k;

    /// <summary>Extent of the window in pixels or steps: one number, or height and width ("3x5").</summary>
    public object F { get; set; } = 3;

    /// <summary>Factor of enlargement, in pixels or steps: one number, or height and width.</summary>
    public object S { get; set; } = 1;

    /// <summary>Pixels or steps left out on each side of the output: one number, or height and width.</summary>
    public object P { get; set; } = 0;

    /// <summary>Pixels or steps added at the bottom and right of the output: one number, or height and width.</summary>
    public object OutputPadding { get; set; } = 0;

    /// <summary>Distance between the window's taps in pixels or steps: one number, or height and width.</summary>
    public object Dilation { get; set; } = 1;

    /// <summary>Groups that the channels are split into.</summary>
    public object Groups { get; set; } = 1;

    /// <summary>Whether each channel that comes out has a bias.</summary>
    public object Bias { get; set; } = true;
}
