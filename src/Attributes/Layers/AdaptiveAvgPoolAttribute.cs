namespace StaticNets;

/// <summary>Means of as many windows as give an image of a fixed size, whatever the size of the input, as <c>torch.nn.AdaptiveAvgPool2d</c>.</summary>
/// <example><c>[AdaptiveAvgPool(6), Flatten, Dense(4096)]</c></example>
/// <param name="size">Extent of the output in pixels: one number, or height and width ("3x5").</param>
public sealed class AdaptiveAvgPoolAttribute(object size) : LayerAttribute
{
    /// <summary>Extent of the output in pixels: one number, or height and width ("3x5").</summary>
    public object Size { get; set; } = size;
}
