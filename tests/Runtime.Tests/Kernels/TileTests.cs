using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Tiles;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public unsafe class TileTests
{
    private const int Columns = 128;
    private const int Terms = 37;

    private delegate void Run(in Tile tile, int rows, int vectors);

    /// <summary>Every broadcast tile of every width, against the tile of one row and one vector of four: grouping and width change no bit.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_broadcast_tile_gives_the_same_bits(bool indirect)
    {
        float[] expected = Whole(indirect, rows: 1, vectors: 1, lanes: 4, indirect ? Broadcast4.Indirect : Broadcast4.Strided);
        Compare(expected, indirect, 4, Broadcast4.Rows, Broadcast4.WidePanels, indirect ? Broadcast4.Indirect : Broadcast4.Strided);
        Compare(expected, indirect, 8, Broadcast8.Rows, Broadcast8.WidePanels, indirect ? Broadcast8.Indirect : Broadcast8.Strided);
        Compare(expected, indirect, 16, Broadcast16.Rows, Broadcast16.WidePanels, indirect ? Broadcast16.Indirect : Broadcast16.Strided);
    }

    /// <summary>Every dot tile of every width against the one of four lanes.</summary>
    [Fact]
    public void Every_dot_tile_gives_the_same_bits()
    {
        float[] expected = Dots(1, 1, Dot4.Run);
        Assert.All(Pairs(Dot4.Rows, Dot4.Columns), size => Floats.SameBits(expected, Dots(size.Rows, size.Columns, Dot4.Run), $"4 lanes {size}"));
        Assert.All(Pairs(Dot8.Rows, Dot8.Columns), size => Floats.SameBits(expected, Dots(size.Rows, size.Columns, Dot8.Run), $"8 lanes {size}"));
        Assert.All(Pairs(Dot16.Rows, Dot16.Columns), size => Floats.SameBits(expected, Dots(size.Rows, size.Columns, Dot16.Run), $"16 lanes {size}"));
    }

    /// <summary>The last vector of every tile with 1, 2, … lanes: the same bits, and nothing behind them is written.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_masked_tile_leaves_what_is_behind_it(bool startMoves)
    {
        MaskedTiles(4, Broadcast4.Rows, Broadcast4.Strided, startMoves);
        MaskedTiles(8, Broadcast8.Rows, Broadcast8.Strided, startMoves);
        MaskedTiles(16, Broadcast16.Rows, Broadcast16.Strided, startMoves);
    }

    /// <summary>Negative control: another order of the sum has other bits.</summary>
    [Fact]
    public void The_order_of_the_terms_shows_in_the_bits()
    {
        float[] forward = Whole(indirect: true, 1, 1, 4, Broadcast4.Indirect), backward = Whole(indirect: true, 1, 1, 4, Broadcast4.Indirect, reversed: true);
        Assert.NotEqual(forward, backward);
    }

    private static void Compare(float[] expected, bool indirect, int lanes, int mostRows, Func<int, int> widePanels, Run run)
    {
        for (int rows = 1; rows <= mostRows; rows++)
        {
            Floats.SameBits(expected, Whole(indirect, rows, 1, lanes, run), $"{lanes} lanes, {rows} x 1");
            Floats.SameBits(expected, Whole(indirect, rows, 2, lanes, run), $"{lanes} lanes, {rows} x 2");
            for (int panels = 1; panels <= widePanels(rows); panels++)
            {
                Floats.SameBits(expected, Whole(indirect, rows, panels * 32 / lanes, lanes, run), $"{lanes} lanes, {rows} x {panels} panels");
            }
        }
    }

    /// <summary>The product of 12 rows and 128 columns, tile by tile, three strips to a call where they fit.</summary>
    private static float[] Whole(bool indirect, int rows, int vectors, int lanes, Run run, bool reversed = false)
    {
        float[] a = Floats.Uniform(12 * Terms, 1), b = Floats.Uniform((Terms + 1) * Columns, 2), start = Floats.Uniform(12 * Columns, 3), c = new float[12 * Columns];
        int[] offsets = new int[Terms];
        for (int k = 0; k < Terms; k++)
        {
            offsets[k] = (reversed ? Terms - 1 - k : k) * Columns;
        }

        for (int row = 0; row < 12 && reversed; row++)
        {
            a.AsSpan(row * Terms, Terms).Reverse();
        }

        int width = vectors * lanes;
        fixed (float* pa = a, pb = b, ps = start, pc = c)
        fixed (int* table = offsets)
        {
            for (int row = 0; row < 12; row += rows)
            {
                int height = int.Min(rows, 12 - row);
                for (int column = 0; column < Columns;)
                {
                    int strips = int.Max(1, int.Min(3, (Columns - column) / width));
                    int first = int.Min(column, Columns - width);
                    Tile tile = new()
                    {
                        A = pa + (row * Terms), ARow = Terms, AStep = 1, B = pb + first, BStep = Columns, BPanel = 32, Offsets = indirect ? table : null, Count = Terms,
                        Start = ps + (row * Columns) + first, StartRow = Columns, C = pc + (row * Columns) + first, CRow = Columns,
                        Strips = strips, BStrip = width, StartStrip = width, CStrip = width,
                    };
                    for (int i = 0; i < (height == rows ? 1 : height); i++)
                    {
                        run(in tile, height == rows ? rows : 1, vectors);
                        tile.A += Terms;
                        tile.Start += Columns;
                        tile.C += Columns;
                    }

                    column = first + (width * strips);
                }
            }
        }

        return c;
    }

    private static void MaskedTiles(int lanes, int mostRows, Run run, bool startMoves)
    {
        if (lanes * 32 > Widest())
        {
            return;
        }

        for (int rows = 1; rows <= mostRows; rows++)
        {
            for (int tail = 0; tail < lanes; tail++)
            {
                float[] whole = Masked(rows, lanes, 0, run, startMoves), part = Masked(rows, lanes, tail, run, startMoves);
                for (int i = 0; i < whole.Length; i++)
                {
                    bool written = i % 32 < (tail == 0 ? 2 * lanes : lanes + tail);
                    Floats.SameBits([written ? whole[i] : -1], [part[i]], $"{rows} rows, {lanes} lanes, tail {tail}, cell {i}");
                }
            }
        }
    }

    // Unlike all else of a vector, its masked loads and stores exist only where the processor has it.
    private static int Widest() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static float[] Masked(int rows, int lanes, int tail, Run run, bool startMoves)
    {
        float[] a = Floats.Uniform(rows * Terms, 1), b = Floats.Uniform(Terms * 32, 2), start = Floats.Uniform(rows * 32, 3), c = new float[rows * 32];
        Array.Fill(c, -1);
        fixed (float* pa = a, pb = b, ps = start, pc = c)
        {
            Tile tile = new()
            {
                A = pa, ARow = Terms, AStep = 1, B = pb, BStep = 32, BPanel = 32, Count = Terms, Start = startMoves ? ps : null, StartRow = startMoves ? 32 : 0,
                C = pc, CRow = 32, Strips = 1, Tail = tail,
            };
            run(in tile, rows, 2);
        }

        return c;
    }

    private delegate void RunDot(in DotTile tile, int rows, int columns);

    private static IEnumerable<(int Rows, int Columns)> Pairs(int rows, int columns)
    {
        for (int row = 1; row <= rows; row++)
        {
            for (int column = 1; column <= columns; column++)
            {
                yield return (row, column);
            }
        }
    }

    /// <summary>Dot products of 12 rows with 60 over two samples of 48.</summary>
    private static float[] Dots(int rows, int columns, RunDot run)
    {
        const int Rows = 12, Products = 60, Length = 48, Samples = 2;
        float[] a = Floats.Uniform(Rows * Length * Samples, 1), b = Floats.Uniform(Products * Length * Samples, 2), sums = new float[Rows * Products];
        int[] offsets = new int[Products];
        for (int i = 0; i < Products; i++)
        {
            offsets[i] = i * Length;
        }

        float* lanes = stackalloc float[384];
        fixed (float* pa = a, pb = b)
        fixed (int* table = offsets)
        {
            for (int row = 0; row + rows <= Rows; row = row + rows < Rows ? int.Min(row + rows, Rows - rows) : Rows)
            {
                for (int column = 0; column + columns <= Products; column = column + columns < Products ? int.Min(column + columns, Products - columns) : Products)
                {
                    DotTile tile = new()
                    {
                        A = pa + (row * Length), ARow = Length, ASample = Rows * Length, B = pb, Offsets = table + column, BSample = Products * Length,
                        Length = Length, Samples = Samples, Lanes = lanes,
                    };
                    run(in tile, rows, columns);
                    LaneSums.InPlace(lanes, rows * columns);
                    for (int i = 0; i < rows * columns; i++)
                    {
                        sums[((row + (i / columns)) * Products) + column + (i % columns)] = lanes[i];
                    }
                }
            }
        }

        return sums;
    }
}
