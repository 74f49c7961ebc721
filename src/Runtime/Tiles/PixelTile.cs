namespace StaticNets.Runtime.Tiles;

/// <summary>
/// What a tile of a convolution works on: the sums of some pixels for one or two blocks of 16 filters, and what follows them. All distances are in floats.
/// </summary>
internal unsafe struct PixelTile
{
    /// <summary>Number k that pixel p reads is A[Pixels[p] + Terms[k]].</summary>
    public float* A;

    /// <summary>As many as all tiles of the call have pixels.</summary>
    public int* Pixels;

    public int* Terms;

    /// <summary>How many k.</summary>
    public nint Count;

    /// <summary>Row k of B, one number for each filter of the first block, is at B + k · BStep, that of the second block BPlane further.</summary>
    public float* B;

    public nint BStep;

    public nint BPlane;

    /// <summary>How far behind B that lies which is wanted next, and is fetched into the second cache meanwhile; 0: nothing.</summary>
    public nint Ahead;

    /// <summary>What the sums start from, one number for each filter.</summary>
    public float* Bias;

    /// <summary>Pixel p of the first block is C[p · 16] …, that of the second one is Plane further.</summary>
    public float* C;

    public nint Plane;

    /// <summary>Whether something is added to the sums; it is Residual further than where they go.</summary>
    public bool Adds;

    public nint Residual;

    /// <summary>Whether results below Low become Low; NaN stays NaN.</summary>
    public bool ClampLow;

    public bool ClampHigh;

    public float Low;

    public float High;

    /// <summary>How many tiles one after the other; their pixels follow one another in Pixels and in C.</summary>
    public nint Tiles;
}
