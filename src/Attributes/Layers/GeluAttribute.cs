namespace StaticNets;

/// <summary>Element by element <c>x · Φ(x)</c>, Φ the normal distribution function, as <c>torch.nn.GELU</c>.</summary>
/// <example><c>[Dense(3072), Gelu]</c></example>
public sealed class GeluAttribute : LayerAttribute
{
    /// <summary>Whether Φ is approximated through tanh, as <c>torch.nn.GELU(approximate="tanh")</c>.</summary>
    public object Approximate { get; set; } = false;
}
