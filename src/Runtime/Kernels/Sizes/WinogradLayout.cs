using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// How the minimal-filtering convolution of Winograd cuts its work: so many tiles at a time are transformed to [frequency][tile][channel], multiplied by one
/// panel of 32 filters after the other to [frequency][tile][32], and transformed back.
/// </summary>
internal readonly struct WinogradLayout
{
    // The transformed tiles of a chunk and the products with one panel are to share the second cache of current processors (1 MB) with what passes by.
    private const long Budget = 96 * 1024;

    // Fewer tiles would read the transformed weights, which are many where channels are many, too often.
    private const int FewestTiles6 = 16;
    private const int FewestTiles4 = 24;

    /// <summary>The layout for one direction: <paramref name="channels"/> is what the sums run over, <paramref name="extent"/> 6 or 4, the inputs of a tile in each direction.</summary>
    public WinogradLayout(int channels, int extent)
    {
        Channels = channels;
        Frequencies = extent * extent;

        // Rows that lie a multiple of 1 KB apart would fall on few lines of the first cache.
        int blocks = (channels + 15) / 16;
        Row = 16 * (blocks % 16 == 0 ? blocks + 1 : blocks);
        Tiles = (int)Math.Max(extent == 6 ? FewestTiles6 : FewestTiles4, Budget / ((long)Frequencies * (Row + DenseSizes.PanelWidth)));
    }

    /// <summary>Terms of every sum.</summary>
    public int Channels { get; }

    /// <summary>Products per tile, channel and filter: 36 or 16.</summary>
    public int Frequencies { get; }

    /// <summary>Distance of two tiles' transformed channels.</summary>
    public int Row { get; }

    /// <summary>Most tiles of a chunk.</summary>
    public int Tiles { get; }

    /// <summary>Floats of a chunk's transformed input.</summary>
    public long SourceLength => Frequencies * Frequency(Tiles, Row);

    /// <summary>Floats of a chunk's products with one panel.</summary>
    public long ProductLength => Frequencies * Frequency(Tiles, DenseSizes.PanelWidth);

    /// <summary>Floats that one worker needs.</summary>
    public long Length => SourceLength + ProductLength;

    /// <summary>Distance of two frequencies: an odd number of cache lines, so that the frequencies of one tile fall on different ones.</summary>
    public static long Frequency(int tiles, int row) => (long)tiles * row / 16 % 2 == 0 ? ((long)tiles * row) + 16 : (long)tiles * row;
}
