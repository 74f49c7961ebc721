namespace StaticNets;

/// <summary>Element by element <c>min(max(x + 3, 0), 6) / 6</c>, as <c>torch.nn.Hardsigmoid</c>.</summary>
/// <example><c>[Dense(100), HardSigmoid]</c></example>
public sealed class HardSigmoidAttribute : LayerAttribute;
