using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Images [sample][block of 16 channels][row][column][16] as overlapping tiles, transformed to [frequency][tile][channel]. What lies outside of an image is zero.
/// Tiles are counted through the rows of the first sample, then of the next.
/// </summary>
internal unsafe struct WinogradSource
{
    public float* Images;

    /// <summary>Blocks of 16 channels of a sample.</summary>
    public int Blocks;

    public int Height;

    public int Width;

    /// <summary>Rows and columns of zeros before the first tile's first value that lies in the image.</summary>
    public int PadTop;

    public int PadLeft;

    /// <summary>Outputs of a tile in each direction: 4 or 2.</summary>
    public int Tile;

    /// <summary>Inputs of a tile in each direction: 6 or 4.</summary>
    public int Extent;

    /// <summary>Whether the images are gradients of the output: tiles of 2 that do not overlap.</summary>
    public bool Gradients;

    public int TilesAcross;

    public int TilesDown;

    /// <summary>Distance of two tiles, and of two frequencies, in what is written.</summary>
    public nint Row;

    public nint Frequency;

    public static WinogradSource Of(float* images, int channels, int height, int width, int padTop, int padLeft, int tile, int extent) => new()
    {
        Images = images, Blocks = WinogradShape.Blocks(channels), Height = height, Width = width, PadTop = padTop, PadLeft = padLeft, Tile = tile, Extent = extent,
    };

    /// <summary>Transforms tiles <paramref name="first"/> …, channels of blocks <paramref name="block"/> … <paramref name="endBlock"/> - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Transform(int first, int tiles, int block, int endBlock, float* to)
    {
        nint plane = (nint)Height * Width * 16;
        for (int done = 0; done < tiles;)
        {
            int across = (first + done) % TilesAcross, row = (first + done) / TilesAcross;
            int down = row % TilesDown, sample = row / TilesDown;
            int strip = int.Min(int.Min(tiles - done, TilesAcross - across), WinogradStrip.MostTiles);
            WinogradStrip part = new()
            {
                From = Images + ((((nint)sample * Blocks) + block) * plane), Plane = plane, Blocks = endBlock - block,
                Height = Height, Width = Width, Top = (down * Tile) - PadTop, Left = (across * Tile) - PadLeft,
                Tiles = strip, Step = Tile, To = to + (done * Row) + (block * 16), Row = Row, Frequency = Frequency,
            };
            if (Vector512.IsHardwareAccelerated)
            {
                Run<Simd16>(in part);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Run<Simd8>(in part);
            }
            else
            {
                Run<Simd4>(in part);
            }

            done += strip;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Run<TV>(in WinogradStrip part)
        where TV : struct, ISimd<TV>
    {
        if (Gradients)
        {
            WinogradGradient2.Transform<TV>(in part);
        }
        else if (Extent == 6)
        {
            WinogradInput4.Transform<TV>(in part);
        }
        else
        {
            WinogradInput2.Transform<TV>(in part);
        }
    }
}
