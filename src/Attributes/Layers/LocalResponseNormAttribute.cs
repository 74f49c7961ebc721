namespace StaticNets;

/// <summary>
/// Divides each value of an image [C, H, W] by <c>(K + Alpha / size · Σ x²)^Beta</c> over neighbouring channels, as <c>torch.nn.LocalResponseNorm</c>.
/// </summary>
/// <example><c>[Conv(96, F = 11, S = 4), Relu, LocalResponseNorm(5, K = 2)]</c></example>
/// <param name="size">Neighbouring channels that are summed over.</param>
public sealed class LocalResponseNormAttribute(object size) : LayerAttribute
{
    /// <summary>Neighbouring channels that are summed over.</summary>
    public object Size { get; set; } = size;

    /// <summary>Weight of the sum; not negative.</summary>
    public object Alpha { get; set; } = 1e-4;

    /// <summary>Exponent; not negative.</summary>
    public object Beta { get; set; } = 0.75;

    /// <summary>Added to the sum; a positive number.</summary>
    public object K { get; set; } = 1.0;
}
