namespace StaticNets;

/// <summary>
/// Gives each sample mean 0 and variance 1 along its last axes, then scales and shifts each value, as <c>torch.nn.LayerNorm</c>: each step of a sequence
/// [T, D], all of a vector [N] or an image [C, H, W], unless <see cref="Axes"/> says otherwise.
/// </summary>
/// <example><c>[LayerNorm(Epsilon = 1e-6)]</c></example>
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance; a positive number.</summary>
    public object Epsilon { get; set; } = 1e-5;

    /// <summary>How many of the last axes are normalised together; default: one of a sequence, all of an image.</summary>
    public object? Axes { get; set; }

    /// <summary>Whether each value has a scale and a shift.</summary>
    public object Affine { get; set; } = true;
}
