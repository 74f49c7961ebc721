namespace StaticNets;

/// <summary>The largest value of each channel of an image [C, H, W]: leaves [C], as <c>torch.nn.AdaptiveMaxPool2d(1)</c>.</summary>
/// <example><c>[GlobalMaxPool, Dense(10)]</c></example>
public sealed class GlobalMaxPoolAttribute : LayerAttribute
{
    /// <summary>Whether the output stays an image [C, 1, 1].</summary>
    public object KeepExtent { get; set; } = false;
}
