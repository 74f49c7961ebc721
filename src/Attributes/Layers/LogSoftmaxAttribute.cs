namespace StaticNets;

/// <summary>The logarithm of what <see cref="SoftmaxAttribute"/> gives, computed without loss for small values, as <c>torch.nn.LogSoftmax</c>.</summary>
/// <example><c>[Dense(10), LogSoftmax]</c></example>
public sealed class LogSoftmaxAttribute : LayerAttribute;
