namespace StaticNets;

/// <summary>Element by element <c>x · min(max(x + 3, 0), 6) / 6</c>, as <c>torch.nn.Hardswish</c>.</summary>
/// <example><c>[Dense(100), HardSwish]</c></example>
public sealed class HardSwishAttribute : LayerAttribute;
