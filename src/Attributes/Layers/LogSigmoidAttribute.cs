namespace StaticNets;

/// <summary>Element by element <c>log(1 / (1 + e⁻ˣ))</c>, as <c>torch.nn.LogSigmoid</c>.</summary>
/// <example><c>[Dense(100), LogSigmoid]</c></example>
public sealed class LogSigmoidAttribute : LayerAttribute;
