using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>One step: panel after panel, products and what follows them while the sums are near.</summary>
internal unsafe partial struct Recurrence<TCell>
{
    /// <summary>One step of rows that follow one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Step(int step, int first, int rows, float* before, float* after, float* cell, float* sums)
    {
        int units = RecurrentSizes.Units(TCell.Gates), hidden = Shape.Hidden, panels = (hidden + units - 1) / units;
        nint padded = (nint)panels * units;
        for (int i = 0; i < panels; i++)
        {
            // Forwards and backwards in turn, so that a step finds the panels in the cache that the one before it read last.
            int panel = (step & 1) == 0 ? i : panels - 1 - i, unit = panel * units;
            float* weights = Panels + ((nint)panel * hidden * TCell.Gates * units);
            if (rows == 1 && Row(step, first, unit, before, after, cell, weights))
            {
                continue;
            }

            Multiply(before, padded, rows, weights, sums);
            for (int row = 0; row < rows; row++)
            {
                nint at = row * padded;
                RecurrentPlace place = Place(first + row, step, unit, before + at, after + at, cell + at, sums + (row * TCell.Gates * units));
                UnitSteps.Run(in Cell, in place, int.Min(units, hidden - unit));
            }
        }

        for (int row = 0; row < rows; row++)
        {
            if (Before != null)
            {
                Copy.Row(before + (row * padded), Before + (Vector(first + row, step) * hidden), hidden);
            }

            if (Final != null && step == Length(first + row) - 1)
            {
                float* state = Final + ((nint)(first + row) * Shape.StateLength);
                Copy.Row(after + (row * padded), state + Shape.StateAt, hidden);
                if (TCell.HasCell)
                {
                    Copy.Row(cell + (row * padded), state + Shape.CellAt, hidden);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly RecurrentPlace Place(int row, int step, int unit, float* before, float* after, float* cell, float* sums)
    {
        nint vector = Vector(row, step);
        return new RecurrentPlace
        {
            Gates = Gates + (vector * TCell.Gates * Shape.Hidden) + unit, Hidden = Shape.Hidden, Sums = sums, Units = RecurrentSizes.Units(TCell.Gates), Before = before + unit, After = after + unit,
            Cell = cell + unit, Y = Y + (vector * Shape.Outputs) + Shape.At + unit, Vector = vector, Unit = unit,
        };
    }

    /// <summary>A panel for one row with sums in registers, where a group of vectors is as wide as what there is of the panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Row(int step, int row, int unit, float* before, float* after, float* cell, float* weights)
    {
        int count = int.Min(RecurrentSizes.Units(TCell.Gates), Shape.Hidden - unit);
        if (!Vector256.IsHardwareAccelerated || (count != 8 && count != 16 && count != 32))
        {
            return false;
        }

        RecurrentPlace place = Place(row, step, unit, before, after, cell, sums: null);
        if (count == 8)
        {
            Cell.Row<Simd8>(in place, before, weights);
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            if (count == 16)
            {
                Cell.Row<Simd16>(in place, before, weights);
            }
            else
            {
                Cell.Row<Pair<Simd16>>(in place, before, weights);
            }
        }
        else if (count == 16)
        {
            Cell.Row<Pair<Simd8>>(in place, before, weights);
        }
        else
        {
            Cell.Row<Pair<Pair<Simd8>>>(in place, before, weights);
        }

        return true;
    }

    private readonly nint Vector(int row, int step) => ((nint)row * Shape.Steps) + (Shape.Reverse ? Length(row) - 1 - step : step);

    /// <summary>sums[row, gate, unit] = h · W.</summary>
    private readonly void Multiply(float* h, nint padded, int rows, float* panel, float* sums)
    {
        int width = TCell.Gates * RecurrentSizes.Units(TCell.Gates);
        Tile tile = new() { A = h, ARow = padded, AStep = 1, B = panel, BStep = width, BPanel = RegisterTiles.Panel, Count = Shape.Hidden, C = sums, CRow = width };
        int parts = (rows + Gemm.Block.Rows - 1) / Gemm.Block.Rows;
        for (int part = 0, done = 0; part < parts; part++)
        {
            int height = (rows - done + parts - part - 1) / (parts - part);
            tile.A = h + (done * padded);
            tile.C = sums + (done * width);
            Gemm.Block.Run(in tile, height, width, startMoves: false);
            done += height;
        }
    }
}
