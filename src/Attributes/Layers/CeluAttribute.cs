namespace StaticNets;

/// <summary>Element by element <c>max(x, 0) + min(0, Alpha · (e^(x / Alpha) - 1))</c>, as <c>torch.nn.CELU</c>.</summary>
/// <example><c>[Dense(100), Celu(2)]</c></example>
/// <param name="alpha">Where the negative branch bends; a finite number other than 0.</param>
public sealed class CeluAttribute(object? alpha = null) : LayerAttribute
{
    /// <summary>Where the negative branch bends; a finite number other than 0.</summary>
    public object Alpha { get; set; } = alpha ?? 1.0;
}
