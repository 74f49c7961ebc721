namespace StaticNets.Runtime.Tiles;

/// <summary>Rows of one block of 16 channels (or of some of its lanes) of a depthwise convolution; positions are 16 floats apart.</summary>
internal unsafe struct DepthwisePlane
{
    /// <summary>The image, [Height][Width][16].</summary>
    public float* X;

    /// <summary>Floats from row to row.</summary>
    public nint XRow;

    public int Height;

    public int Width;

    public int OutWidth;

    /// <summary>Zeros above and left of the image.</summary>
    public int PadTop;

    public int PadLeft;

    public int RowStride;

    /// <summary>[window height][window width][16].</summary>
    public float* Weights;

    /// <summary>[16].</summary>
    public float* Bias;

    /// <summary>[16] zeros: what lies outside.</summary>
    public float* Zeros;

    /// <summary>The result, [out height][OutWidth][16], of which rows First … End - 1 are written.</summary>
    public float* Y;

    public int First;

    public int End;

    /// <summary>Bounds of a result.</summary>
    public float Low;

    public float High;
}
