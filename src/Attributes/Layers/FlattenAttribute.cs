namespace StaticNets;

/// <summary>All values of a sample as one vector [N], in their order, as <c>torch.nn.Flatten</c>.</summary>
/// <example><c>[MaxPool, Flatten, Dense(10)]</c></example>
public sealed class FlattenAttribute : LayerAttribute;
