namespace StaticNets;

/// <summary>Weighted sums of all inputs, of a vector [N] or of each step of a sequence [T, D], as <c>torch.nn.Linear</c>.</summary>
/// <example><c>[Flatten, Dense(10)]</c></example>
/// <param name="units">Number of outputs.</param>
public sealed class DenseAttribute(object units) : LayerAttribute
{
    /// <summary>Number of outputs.</summary>
    public object Units { get; set; } = units;

    /// <summary>Whether each output has a bias.</summary>
    public object Bias { get; set; } = true;
}
