namespace StaticNets;

/// <summary>
/// Gives each group of channels of a sample (of a sequence: each group of features, over all steps) mean 0 and variance 1, then scales and shifts each channel,
/// as <c>torch.nn.GroupNorm</c>.
/// </summary>
/// <example><c>[Conv(64), GroupNorm(8), Relu]</c></example>
/// <param name="groups">Groups that the channels are split into.</param>
public sealed class GroupNormAttribute(object groups) : LayerAttribute
{
    /// <summary>Groups that the channels are split into.</summary>
    public object Groups { get; set; } = groups;

    /// <summary>Added to the variance; a positive number.</summary>
    public object Epsilon { get; set; } = 1e-5;
}
