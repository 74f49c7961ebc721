namespace StaticNets;

/// <summary>Element by element <c>max(x, 0)</c>, as <c>torch.nn.ReLU</c>.</summary>
/// <example><c>[Dense(100), Relu]</c></example>
public sealed class ReluAttribute : LayerAttribute;
