namespace StaticNets;

/// <summary>Element by element <c>min(max(x, -1), 1)</c>, as <c>torch.nn.Hardtanh</c>.</summary>
/// <example><c>[Dense(100), HardTanh]</c></example>
public sealed class HardTanhAttribute : LayerAttribute;
