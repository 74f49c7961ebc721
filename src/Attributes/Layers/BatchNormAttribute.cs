namespace StaticNets;

/// <summary>
/// Gives each channel (of a sequence: each feature) mean 0 and variance 1 over the batch, then scales and shifts it, as <c>torch.nn.BatchNorm2d</c> and
/// <c>BatchNorm1d</c>. Inference uses running statistics.
/// </summary>
/// <example><c>[Conv(64, Bias = false), BatchNorm, Relu]</c></example>
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance; a positive number.</summary>
    public object Epsilon { get; set; } = 1e-5;

    /// <summary>Weight of the newest batch in the running statistics, 0 to 1.</summary>
    public object Momentum { get; set; } = 0.1;

    /// <summary>Whether each channel has a scale and a shift.</summary>
    public object Affine { get; set; } = true;
}
