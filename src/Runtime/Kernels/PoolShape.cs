namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sizes of a pooling over planes [C, H, W] to [C, outH, outW]. Output (i, j) looks at the rows i·strideHeight - padTop + k·dilationHeight
/// for k = 0 … windowHeight - 1 (columns likewise) that lie inside the image; the last windows may hang over the padding (ceil mode).
/// </summary>
public readonly struct PoolShape
{
    /// <summary>Creates the shape; sizes in values, <paramref name="outHeight"/> and <paramref name="outWidth"/> already worked out.</summary>
    public PoolShape(
        int channels, int height, int width, int windowHeight, int windowWidth, int strideHeight, int strideWidth, int padTop, int padLeft,
        int dilationHeight, int dilationWidth, int outHeight, int outWidth, int padBottom, int padRight, bool countIncludePad)
    {
        Channels = channels;
        Rows = new PoolAxis(height, windowHeight, strideHeight, padTop, padBottom, dilationHeight, outHeight, countIncludePad);
        Columns = new PoolAxis(width, windowWidth, strideWidth, padLeft, padRight, dilationWidth, outWidth, countIncludePad);
        TwoByTwo = Rows.Halves && Columns.Halves;
        Quarters = TwoByTwo && 2 * outHeight == height && 2 * outWidth == width;
    }

    /// <summary>Planes per sample.</summary>
    public int Channels { get; }

    /// <summary>Values in of one sample.</summary>
    public int Length => Channels * Plane;

    /// <summary>Values out of one sample.</summary>
    public int OutLength => Channels * OutPlane;

    /// <summary>Floats in of one sample where it is blocked.</summary>
    internal long BlockedLength => Blocks.Length(Channels, Plane);

    /// <summary>Floats out of one sample where it is blocked.</summary>
    internal long BlockedOutLength => Blocks.Length(Channels, OutPlane);

    /// <summary>Height.</summary>
    internal PoolAxis Rows { get; }

    /// <summary>Width.</summary>
    internal PoolAxis Columns { get; }

    /// <summary>Windows of 2x2 side by side, nothing outside: the commonest pooling, with loops of its own.</summary>
    internal bool TwoByTwo { get; }

    /// <summary>The 2x2 windows leave nothing over, so that one plane's rows of windows are continued by the next plane's.</summary>
    internal bool Quarters { get; }

    internal int Plane => Rows.Size * Columns.Size;

    internal int OutPlane => Rows.Out * Columns.Out;
}
