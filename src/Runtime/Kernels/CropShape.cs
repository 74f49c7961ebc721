namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a cut [C, H, W] to [C, outH, outW]: rows from <c>top</c>, columns from <c>left</c>.</summary>
public readonly struct CropShape
{
    /// <summary>Creates the shape.</summary>
    public CropShape(int channels, int height, int width, int top, int left, int outHeight, int outWidth)
    {
        Channels = channels;
        Height = height;
        Width = width;
        Top = top;
        Left = left;
        OutHeight = outHeight;
        OutWidth = outWidth;
    }

    /// <summary>Planes per sample.</summary>
    public int Channels { get; }

    /// <summary>Rows in.</summary>
    public int Height { get; }

    /// <summary>Columns in.</summary>
    public int Width { get; }

    /// <summary>The first row kept.</summary>
    public int Top { get; }

    /// <summary>The first column kept.</summary>
    public int Left { get; }

    /// <summary>Rows out.</summary>
    public int OutHeight { get; }

    /// <summary>Columns out.</summary>
    public int OutWidth { get; }

    /// <summary>Values in of one sample.</summary>
    public int Length => Channels * Height * Width;

    /// <summary>Values out of one sample.</summary>
    public int OutLength => Channels * OutHeight * OutWidth;
}
