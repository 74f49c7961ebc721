namespace StaticNets;

/// <summary>Element by element <c>min(max(x, 0), 6)</c>, as <c>torch.nn.ReLU6</c>.</summary>
/// <example><c>[Dense(100), Relu6]</c></example>
public sealed class Relu6Attribute : LayerAttribute;
