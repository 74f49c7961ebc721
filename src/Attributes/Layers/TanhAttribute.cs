namespace StaticNets;

/// <summary>Element by element <c>tanh(x)</c>, as <c>torch.nn.Tanh</c>.</summary>
/// <example><c>[Dense(100), Tanh]</c></example>
public sealed class TanhAttribute : LayerAttribute;
