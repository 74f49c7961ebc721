namespace StaticNets;

/// <summary>Element by element <c>x · tanh(softplus(x))</c>, as <c>torch.nn.Mish</c>.</summary>
/// <example><c>[Dense(100), Mish]</c></example>
public sealed class MishAttribute : LayerAttribute;
