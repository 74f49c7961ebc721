namespace StaticNets;

/// <summary>Convolution along the steps of a sequence [T, D] with K filters of F steps, as <c>torch.nn.Conv1d</c>.</summary>
/// <example><c>[Conv1D(64, F = 5, Causal = true)]</c></example>
/// <param name="k">Number of filters: the features that come out; default: as many as come in.</param>
public sealed class Conv1DAttribute(object? k = null) : LayerAttribute
{
    /// <summary>Number of filters: the features that come out; default: as many as come in.</summary>
    public object? K { get; set; } = k;

    /// <summary>Extent of the window in steps.</summary>
    public object F { get; set; } = 3;

    /// <summary>Stride of the window in steps.</summary>
    public object S { get; set; } = 1;

    /// <summary>Zeros on each side, in steps; default none. Excludes <see cref="Padding"/> and <see cref="Causal"/>.</summary>
    public object? P { get; set; }

    /// <summary><c>Same</c> or <c>Valid</c>. Excludes <see cref="P"/> and <see cref="Causal"/>.</summary>
    public object? Padding { get; set; }

    /// <summary>Distance between the window's taps in steps.</summary>
    public object Dilation { get; set; } = 1;

    /// <summary>Groups that the features are split into; each filter sees one of them.</summary>
    public object Groups { get; set; } = 1;

    /// <summary>Whether each filter has a bias.</summary>
    public object Bias { get; set; } = true;

    /// <summary>Whether all zeros stand in front, Dilation · (F - 1) of them, so that no output sees a later step.</summary>
    public object Causal { get; set; } = false;
}
