namespace StaticNets;

/// <summary>Sets whole samples to zero by chance while training and scales up the others (stochastic depth). Inference changes nothing.</summary>
/// <example><c>[Conv(64), BatchNorm, DropPath(0.1)]</c></example>
/// <param name="rate">Share of samples that become zero, from 0 up to but not including 1.</param>
public sealed class DropPathAttribute(object rate) : LayerAttribute
{
    /// <summary>Share of samples that become zero, from 0 up to but not including 1.</summary>
    public object Rate { get; set; } = rate;
}
