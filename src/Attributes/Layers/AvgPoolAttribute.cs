namespace StaticNets;

/// <summary>The mean of each window of an image [C, H, W] or a sequence [T, D], as <c>torch.nn.AvgPool2d</c> and <c>AvgPool1d</c>.</summary>
/// <example><c>[Conv(16), Relu, AvgPool]</c></example>
public sealed class AvgPoolAttribute : LayerAttribute
{
    /// <summary>Extent of the window in pixels or steps: one number, or height and width ("3x5").</summary>
    public object F { get; set; } = 2;

    /// <summary>Step of the window in pixels or steps: one number, or height and width; default: <see cref="F"/>, so that windows do not overlap.</summary>
    public object? S { get; set; }

    /// <summary>Zeros on each side, in pixels or steps, at most half of the window: one number, or height and width; default none. Excludes <see cref="Padding"/>.</summary>
    public object? P { get; set; }

    /// <summary><c>Same</c> or <c>Valid</c>. Excludes <see cref="P"/>.</summary>
    public object? Padding { get; set; }

    /// <summary>Whether a last window that reaches over the edge counts: the output extent is rounded up.</summary>
    public object CeilMode { get; set; } = false;

    /// <summary>Whether zeros of the padding count in the mean.</summary>
    public object CountIncludePad { get; set; } = true;
}
