namespace StaticNets;

/// <summary>Element by element <c>x · sigmoid(x)</c>, as <c>torch.nn.SiLU</c>.</summary>
/// <example><c>[Dense(100), Silu]</c></example>
public sealed class SiluAttribute : LayerAttribute;
