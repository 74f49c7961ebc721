namespace StaticNets;

/// <summary>Element by element <c>x where x is positive, else Alpha · (eˣ - 1)</c>, as <c>torch.nn.ELU</c>.</summary>
/// <example><c>[Dense(100), Elu(2)]</c></example>
/// <param name="alpha">Factor of the negative branch; a finite number.</param>
public sealed class EluAttribute(object? alpha = null) : LayerAttribute
{
    /// <summary>Factor of the negative branch; a finite number.</summary>
    public object Alpha { get; set; } = alpha ?? 1.0;
}
