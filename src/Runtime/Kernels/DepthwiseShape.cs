namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sizes of a convolution of each channel with a window of its own (groups = channels = filters), x and y blocked:
/// out = (size + padBefore + padAfter - dilation·(window - 1) - 1) / stride + 1.
/// </summary>
public readonly struct DepthwiseShape
{
    /// <summary>Creates the shape; sizes in values.</summary>
    public DepthwiseShape(
        int channels, int height, int width, int windowHeight, int windowWidth, int strideHeight, int strideWidth, int padTop, int padLeft, int padBottom, int padRight,
        int dilationHeight, int dilationWidth)
    {
        Channels = channels;
        int outHeight = Outputs(height, windowHeight, strideHeight, padTop + padBottom, dilationHeight);
        int outWidth = Outputs(width, windowWidth, strideWidth, padLeft + padRight, dilationWidth);
        Rows = new PoolAxis(height, windowHeight, strideHeight, padTop, padBottom, dilationHeight, outHeight, countIncludePad: false);
        Columns = new PoolAxis(width, windowWidth, strideWidth, padLeft, padRight, dilationWidth, outWidth, countIncludePad: false);
    }

    /// <summary>Channels in and out.</summary>
    public int Channels { get; }

    /// <summary>Floats in of one sample.</summary>
    public int Length => (int)Blocks.Length(Channels, Rows.Size * Columns.Size);

    /// <summary>Floats out of one sample.</summary>
    public int OutLength => (int)Blocks.Length(Channels, Rows.Out * Columns.Out);

    /// <summary>Values of the weight [channels, 1, windowHeight, windowWidth].</summary>
    public int WeightLength => Channels * Window;

    /// <summary>Floats of the packed weight.</summary>
    public int PackedLength => (int)Blocks.Length(Channels, Window);

    /// <summary>Height.</summary>
    internal PoolAxis Rows { get; }

    /// <summary>Width.</summary>
    internal PoolAxis Columns { get; }

    internal int Window => Rows.Window * Columns.Window;

    private static int Outputs(int size, int window, int stride, int pads, int dilation) => ((size + pads - (dilation * (window - 1)) - 1) / stride) + 1;
}
