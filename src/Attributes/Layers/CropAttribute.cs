namespace StaticNets;

/// <summary>A part of an image [C, H, W], of all channels.</summary>
/// <example><c>[Crop(2, 2, 28, 28)]</c></example>
/// <param name="top">First row, from 0.</param>
/// <param name="left">First column, from 0.</param>
/// <param name="height">Rows of the part.</param>
/// <param name="width">Columns of the part.</param>
public sealed class CropAttribute(object top, object left, object height, object width) : LayerAttribute
{
    /// <summary>First row, from 0.</summary>
    public object Top { get; set; } = top;

    /// <summary>First column, from 0.</summary>
    public object Left { get; set; } = left;

    /// <summary>Rows of the part.</summary>
    public object Height { get; set; } = height;

    /// <summary>Columns of the part.</summary>
    public object Width { get; set; } = width;
}
