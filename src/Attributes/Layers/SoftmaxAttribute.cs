namespace StaticNets;

/// <summary>Exponentials that sum to 1 over the channels of each pixel, the features of each step or the values of a vector, as <c>torch.nn.Softmax</c>.</summary>
/// <example><c>[Dense(10), Softmax]</c></example>
public sealed class SoftmaxAttribute : LayerAttribute;
