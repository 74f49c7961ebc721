namespace StaticNets;

/// <summary>The mean of each channel of an image [C, H, W]: leaves [C], as <c>torch.nn.AdaptiveAvgPool2d(1)</c>.</summary>
/// <example><c>[GlobalAvgPool, Dense(10)]</c></example>
public sealed class GlobalAvgPoolAttribute : LayerAttribute
{
    /// <summary>Whether the output stays an image [C, 1, 1].</summary>
    public object KeepExtent { get; set; } = false;
}
