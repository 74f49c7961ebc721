namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sizes of an adaptive pooling [C, H, W] to [C, outH, outW]: output i covers the positions floor(i·H / outH) … ceil((i + 1)·H / outH) - 1,
/// columns likewise (torch.nn.AdaptiveAvgPool2d).
/// </summary>
public readonly struct AdaptivePoolShape
{
    /// <summary>Creates the shape.</summary>
    public AdaptivePoolShape(int channels, int height, int width, int outHeight, int outWidth)
    {
        Channels = channels;
        Height = height;
        Width = width;
        OutHeight = outHeight;
        OutWidth = outWidth;
    }

    /// <summary>Planes per sample.</summary>
    public int Channels { get; }

    /// <summary>Rows in.</summary>
    public int Height { get; }

    /// <summary>Columns in.</summary>
    public int Width { get; }

    /// <summary>Rows out.</summary>
    public int OutHeight { get; }

    /// <summary>Columns out.</summary>
    public int OutWidth { get; }

    /// <summary>Values in of one sample.</summary>
    public int Length => Channels * Height * Width;

    /// <summary>Values out of one sample.</summary>
    public int OutLength => Channels * OutHeight * OutWidth;

    /// <summary>First position of window <paramref name="output"/> of <paramref name="outputs"/> over <paramref name="size"/>.</summary>
    internal static int Start(int output, int size, int outputs) => (int)((long)output * size / outputs);

    /// <summary>One past its last position.</summary>
    internal static int End(int output, int size, int outputs) => (int)((((output + 1L) * size) + outputs - 1) / outputs);
}
