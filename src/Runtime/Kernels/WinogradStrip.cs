namespace StaticNets.Runtime.Kernels;

/// <summary>Neighbouring tiles of one row of tiles, in all channels of some blocks: what the transforms of the input work on.</summary>
internal unsafe struct WinogradStrip
{
    /// <summary>Most tiles: a strip and what is computed on the way stay in the first cache.</summary>
    public const int MostTiles = 8;

    /// <summary>The first value of the first block's plane.</summary>
    public float* From;

    public nint Plane;

    public int Blocks;

    public int Height;

    public int Width;

    /// <summary>Row and column of the first tile's first value; outside of the image perhaps.</summary>
    public int Top;

    public int Left;

    public int Tiles;

    /// <summary>Distance of two tiles.</summary>
    public int Step;

    /// <summary>Where the first frequency of the first tile goes.</summary>
    public float* To;

    public nint Row;

    public nint Frequency;

    /// <summary>The row <paramref name="i"/> below the first, at column <see cref="Left"/> of one block, or <paramref name="zeros"/>.</summary>
    public readonly float* SourceRow(float* plane, int i, float* zeros) =>
        (uint)(Top + i) < (uint)Height ? plane + ((((nint)(Top + i) * Width) + Left) * 16) : zeros;

    /// <summary>How many of the first <paramref name="columns"/> columns lie left of the image.</summary>
    public readonly int Before(int columns) => int.Clamp(-Left, 0, columns);

    /// <summary>Where, among the first <paramref name="columns"/> columns, those right of the image begin.</summary>
    public readonly int Inside(int columns) => int.Clamp(Width - Left, Before(columns), columns);
}
