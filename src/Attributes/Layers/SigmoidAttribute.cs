namespace StaticNets;

/// <summary>Element by element <c>1 / (1 + e⁻ˣ)</c>, as <c>torch.nn.Sigmoid</c>.</summary>
/// <example><c>[Dense(100), Sigmoid]</c></example>
public sealed class SigmoidAttribute : LayerAttribute;
