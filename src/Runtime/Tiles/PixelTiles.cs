using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Runtime.Tiles;

/// <summary>The tiles of convolutions of the widest vectors that the processor has.</summary>
internal static unsafe class PixelTiles
{
    /// <summary>Channels or filters in a block.</summary>
    public const int Block = 16;

    // A tile of fewer pixels has too few sums for the multipliers to be busy.
    private const int FewestPixels = 4;

    /// <summary>Most pixels of one tile.</summary>
    private static int Most => Vector512.IsHardwareAccelerated ? Pixels16.Pixels : Vector256.IsHardwareAccelerated ? Pixels8.Pixels : Pixels4.Pixels;

    /// <summary>Computes any number of pixels that follow one another in C, and one or two blocks of filters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in PixelTile tile, int pixels, int blocks)
    {
        PixelTile part = tile;
        if (Vector512.IsHardwareAccelerated)
        {
            Rows(ref part, pixels, blocks);
            return;
        }

        // Narrower vectors have registers for one block of filters.
        for (int block = 0; block < blocks; block++)
        {
            part = tile;
            part.B += block * tile.BPlane;
            part.Bias += block * Block;
            part.C += block * tile.Plane;
            Rows(ref part, pixels, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows(ref PixelTile tile, int pixels, int blocks)
    {
        int full = pixels / Most, rest = pixels % Most;
        if (full > 0 && rest > 0 && rest < FewestPixels)
        {
            // 14 + 1 as 8 + 7.
            full--;
            rest += Most;
        }

        Next(ref tile, full, Most, blocks);
        if (rest > Most)
        {
            Next(ref tile, 1, (rest + 1) / 2, blocks);
            rest /= 2;
        }

        Next(ref tile, 1, rest, blocks);
    }

    private static void Next(ref PixelTile tile, int tiles, int pixels, int blocks)
    {
        if (tiles == 0 || pixels == 0)
        {
            return;
        }

        tile.Tiles = tiles;
        if (Vector512.IsHardwareAccelerated)
        {
            Pixels16.Run(in tile, pixels, blocks);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Pixels8.Run(in tile, pixels, blocks);
        }
        else
        {
            Pixels4.Run(in tile, pixels, blocks);
        }

        tile.Pixels += tiles * pixels;
        tile.C += (nint)tiles * pixels * Block;
    }
}
