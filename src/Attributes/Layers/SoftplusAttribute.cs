namespace StaticNets;

/// <summary>Element by element <c>log(1 + e^(Beta · x)) / Beta</c>, as <c>torch.nn.Softplus</c>.</summary>
/// <example><c>[Dense(100), Softplus(2)]</c></example>
/// <param name="beta">Sharpness of the bend; a positive number. Where Beta · x exceeds 20 the result is x.</param>
public sealed class SoftplusAttribute(object? beta = null) : LayerAttribute
{
    /// <summary>Sharpness of the bend; a positive number. Where Beta · x exceeds 20 the result is x.</summary>
    public object Beta { get; set; } = beta ?? 1.0;
}
