namespace StaticNets;

/// <summary>Element by element <c>x / (1 + |x|)</c>, as <c>torch.nn.Softsign</c>.</summary>
/// <example><c>[Dense(100), Softsign]</c></example>
public sealed class SoftsignAttribute : LayerAttribute;
