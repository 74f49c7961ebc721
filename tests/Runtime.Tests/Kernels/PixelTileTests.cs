using System.Collections.Generic;
using StaticNets.Runtime.Tiles;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public unsafe class PixelTileTests
{
    private const int Terms = 37;

    /// <summary>Every tile of a convolution of every width against the one of one pixel and one block of four lanes, clamped on both sides.</summary>
    [Fact]
    public void Every_pixel_tile_gives_the_same_bits()
    {
        float[] expected = Image(1, 1, Pixels4.Run);
        Assert.All(Sizes(Pixels4.Pixels, Pixels4.Blocks), size => Floats.SameBits(expected, Image(size.Pixels, size.Blocks, Pixels4.Run), $"4 lanes {size}"));
        Assert.All(Sizes(Pixels8.Pixels, Pixels8.Blocks), size => Floats.SameBits(expected, Image(size.Pixels, size.Blocks, Pixels8.Run), $"8 lanes {size}"));
        Assert.All(Sizes(Pixels16.Pixels, Pixels16.Blocks), size => Floats.SameBits(expected, Image(size.Pixels, size.Blocks, Pixels16.Run), $"16 lanes {size}"));
    }

    /// <summary>Negative control: another order of the sum has other bits.</summary>
    [Fact]
    public void The_order_of_the_terms_shows_in_the_bits() => Assert.NotEqual(Image(1, 1, Pixels4.Run), Image(1, 1, Pixels4.Run, reversed: true));

    private static IEnumerable<(int Pixels, int Blocks)> Sizes(int pixels, int blocks)
    {
        for (int pixel = 1; pixel <= pixels; pixel++)
        {
            for (int block = 1; block <= blocks; block++)
            {
                yield return (pixel, block);
            }
        }
    }

    private delegate void RunPixels(in PixelTile tile, int pixels, int blocks);

    /// <summary>28 pixels, read backwards, of two blocks of filters: two tiles to a call where they fit.</summary>
    private static float[] Image(int pixels, int blocks, RunPixels run, bool reversed = false)
    {
        const int Pixels = 28, Block = 16;
        float[] a = Floats.Uniform(Pixels + Terms, 1), b = Floats.Uniform(Terms * 32, 2), bias = Floats.Uniform(32, 3), c = Floats.Uniform(2 * Pixels * Block, 4);
        int[] table = new int[Pixels], terms = new int[Terms];
        for (int i = 0; i < Pixels; i++)
        {
            table[i] = Pixels - 1 - i;
        }

        for (int k = 0; k < Terms; k++)
        {
            terms[k] = reversed ? Terms - 1 - k : k;
        }

        // The same products: row k of B belongs to the term that comes k-th.
        for (int k = 0; k < Terms / 2 && reversed; k++)
        {
            for (int column = 0; column < 32; column++)
            {
                (b[(k * 32) + column], b[((Terms - 1 - k) * 32) + column]) = (b[((Terms - 1 - k) * 32) + column], b[(k * 32) + column]);
            }
        }

        fixed (float* pa = a, pb = b, ps = bias, pc = c)
        fixed (int* ppixels = table, pterms = terms)
        {
            for (int block = 0; block < 2; block += blocks)
            {
                for (int pixel = 0, count, tiles; pixel < Pixels; pixel += count * tiles)
                {
                    count = int.Min(pixels, Pixels - pixel);
                    tiles = pixel + (2 * count) <= Pixels ? 2 : 1;
                    PixelTile tile = new()
                    {
                        A = pa, Pixels = ppixels + pixel, Terms = pterms, Count = Terms, B = pb + (block * Block), BStep = 32, BPlane = Block, Bias = ps + (block * Block),
                        C = pc + (((block * Pixels) + pixel) * Block), Plane = Pixels * Block, Residual = 0, ClampLow = true, Low = -3, ClampHigh = true, High = 4, Tiles = tiles,
                    };
                    run(in tile, count, blocks);
                }
            }
        }

        return c;
    }
}
