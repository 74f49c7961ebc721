namespace StaticNets;

/// <summary>Element by element <c>x where x is positive, else Slope · x</c>, as <c>torch.nn.LeakyReLU</c>.</summary>
/// <example><c>[Dense(100), LeakyRelu(0.1)]</c></example>
/// <param name="slope">Factor of negative values; a finite number.</param>
public sealed class LeakyReluAttribute(object? slope = null) : LayerAttribute
{
    /// <summary>Factor of negative values; a finite number.</summary>
    public object Slope { get; set; } = slope ?? 0.01;
}
