namespace StaticNets;

/// <summary>The largest value of each window of an image [C, H, W] or a sequence [T, D], as <c>torch.nn.MaxPool2d</c> and <c>MaxPool1d</c>.</summary>
/// <example><c>[Conv(16), Relu, MaxPool]</c></example>
public sealed class MaxPoolAttribute : LayerAttribute
{
    /// <summary>Extent of the window in pixels or steps: one number, or height and width ("3x5").</summary>
    public object F { get; set; } = 2;

    /// <summary>Step of the window in pixels or steps: one number, or height and width; default: <see cref="F"/>, so that windows do not overlap.</summary>
    public object? S { get; set; }

    /// <summary>Padding on each side, never the largest value, in pixels or steps, at most half of the window: one number, or height and width; default none. Excludes <see cref="Padding"/>.</summary>
    public object? P { get; set; }

    /// <summary><c>Same</c> or <c>Valid</c>. Excludes <see cref="P"/>.</summary>
    public object? Padding { get; set; }

    /// <summary>Distance between the window's taps in pixels or steps: one number, or height and width.</summary>
    public object Dilation { get; set; } = 1;

    /// <summary>Whether a last window that reaches over the edge counts: the output extent is rounded up.</summary>
    public object CeilMode { get; set; } = false;
}
