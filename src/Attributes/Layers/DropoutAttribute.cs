namespace StaticNets;

/// <summary>Sets values to zero by chance while training and scales up the others, as <c>torch.nn.Dropout</c>. Inference changes nothing.</summary>
/// <example><c>[Dense(4096), Relu, Dropout(0.5)]</c></example>
/// <param name="rate">Share of values that become zero, from 0 up to but not including 1.</param>
public sealed class DropoutAttribute(object? rate = null) : LayerAttribute
{
    /// <summary>Share of values that become zero, from 0 up to but not including 1.</summary>
    public object Rate { get; set; } = rate ?? 0.5;
}
