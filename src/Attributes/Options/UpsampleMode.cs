namespace StaticNets;

/// <summary>What stands between the pixels of an enlarged image.</summary>
public enum UpsampleMode
{
    /// <summary>Copies of the nearest pixel.</summary>
    Nearest,

    /// <summary>Weighted means of the four nearest pixels; corners are not aligned (<c>align_corners=False</c>).</summary>
    Bilinear,
}
