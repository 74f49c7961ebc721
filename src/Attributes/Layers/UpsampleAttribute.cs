namespace StaticNets;

/// <summary>Enlarges an image [C, H, W] by a whole factor, as <c>torch.nn.Upsample</c>.</summary>
/// <example><c>[Upsample(2, Mode = Bilinear)]</c></example>
/// <param name="factor">Pixels that each pixel becomes along an axis: one number, or height and width ("2x1").</param>
public sealed class UpsampleAttribute(object factor) : LayerAttribute
{
    /// <summary>Pixels that each pixel becomes along an axis: one number, or height and width ("2x1").</summary>
    public object Factor { get; set; } = factor;

    /// <summary>What stands between the pixels: <c>Nearest</c> or <c>Bilinear</c>.</summary>
    public object Mode { get; set; } = UpsampleMode.Nearest;
}
