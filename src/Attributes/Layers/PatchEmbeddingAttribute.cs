namespace StaticNets;

/// <summary>
/// Cuts an image [C, H, W] into patches, row by row, and makes a vector of each: a sequence [T, width]. The same numbers, and parameters <c>weight</c> [width, C, patch, patch] and <c>bias</c>, as a convolution
/// whose stride is its window has.
/// </summary>
/// <example><c>[Input(3, 224, 224), PatchEmbedding(16, 768)]</c></example>
/// <param name="patch">Extent of a patch, which divides that of the image; a pair for height and width.</param>
/// <param name="width">Length of a vector.</param>
public sealed class PatchEmbeddingAttribute(object patch, object width) : LayerAttribute
{
    /// <summary>Extent of a patch, which divides that of the image; a pair for height and width.</summary>
    public object Patch { get; set; } = patch;

    /// <summary>Length of a vector.</summary>
    public object Width { get; set; } = width;

    /// <summary>Whether vectors have a bias.</summary>
    public object Bias { get; set; } = true;
}
