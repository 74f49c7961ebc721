namespace StaticNets;

/// <summary>Exchanges the axes of a sequence: [T, D] becomes [D, T], as <c>torch.transpose</c>.</summary>
/// <example><c>[Transpose, Dense(64), Transpose]</c></example>
public sealed class TransposeAttribute : LayerAttribute;
