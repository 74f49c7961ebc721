using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// One direction of a recurrent layer, forward, whatever its cell. A block of samples goes through the steps together and shares each read of the weights; what a sample gets depends on nothing but
/// its own numbers: each sum is taken in the order of the units, from zero.
/// </summary>
internal unsafe struct Recurrence<TCell>
    where TCell : struct, IRecurrentCell
{
    public RecurrentShape Shape;

    public int Rows;

    public TCell Cell;

    /// <summary>[rows, steps, gates · hidden].</summary>
    public float* Gates;

    public float* Panels;

    /// <summary>[rows, state], or null for zeros.</summary>
    public float* Initial;

    /// <summary>One for each row, or null where all have all steps.</summary>
    public int* Lengths;

    public float* Y;

    /// <summary>[rows, steps, hidden]: h before each step, or null where nobody wants it.</summary>
    public float* Before;

    /// <summary>[rows, state], or null.</summary>
    public float* Final;

    public float* Work;

    private int workers;
    private int blockRows;

    public void Run(Team team, int workLength)
    {
        WorkLength work = RecurrentSizes.Forward(Shape.Hidden, TCell.Gates);
        Guard.AtLeast(workLength, work.PerWorker, "work");
        team = team.WorthMultiplyAdds((long)Rows * Shape.Steps * Shape.Hidden * Shape.Hidden * TCell.Gates);
        workers = int.Min(team.Size, (int)(workLength / work.PerWorker));
        blockRows = int.Min((Rows + workers - 1) / workers, RecurrentSizes.BlockRows);
        team.Run(workers, &RunShare, Unsafe.AsPointer(ref this));
    }

    private static void RunShare(int share, int worker, void* context)
    {
        ref Recurrence<TCell> all = ref Unsafe.AsRef<Recurrence<TCell>>(context);
        float* work = all.Work + (share * (nint)RecurrentSizes.Forward(all.Shape.Hidden, TCell.Gates).PerWorker);
        for (int row = share * all.blockRows; row < all.Rows; row += all.workers * all.blockRows)
        {
            all.Block(row, int.Min(all.blockRows, all.Rows - row), work);
        }
    }

    private readonly int Length(int row) => Lengths == null ? Shape.Steps : Lengths[row];

    /// <summary>All steps of a few rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Block(int first, int rows, float* work)
    {
        nint padded = RecurrentSizes.Padded(Shape.Hidden, TCell.Gates), states = RecurrentSizes.BlockRows * padded;
        float* before = work, after = before + states, cell = after + states, sums = cell + states;
        int longest = 0;
        for (int row = 0; row < rows; row++)
        {
            Begin(first + row, before + (row * padded), cell + (row * padded));
            longest = int.Max(longest, Length(first + row));
        }

        for (int step = 0; step < longest; step++)
        {
            for (int row = 0; row < rows; row++)
            {
                int begin = row;
                while (row < rows && step < Length(first + row))
                {
                    row++;
                }

                if (row > begin)
                {
                    Step(step, first + begin, row - begin, before + (begin * padded), after + (begin * padded), cell + (begin * padded), sums);
                }
            }

            float* next = before;
            before = after;
            after = next;
        }
    }

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
            Multiply(before, padded, rows, Panels + ((nint)panel * hidden * TCell.Gates * units), sums);
            for (int row = 0; row < rows; row++)
            {
                nint vector = Vector(first + row, step);
                nint at = (row * padded) + unit;
                RecurrentPlace place = new()
                {
                    Gates = Gates + (vector * TCell.Gates * hidden) + unit, Hidden = hidden, Sums = sums + (row * TCell.Gates * units), Units = units,
                    Before = before + at, After = after + at, Cell = cell + at, Y = Y + (vector * Shape.Outputs) + Shape.At + unit, Vector = vector, Unit = unit,
                };
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

    /// <summary>The state before the first step, and zeros for the steps that the row has not.</summary>
    private readonly void Begin(int row, float* before, float* cell)
    {
        int hidden = Shape.Hidden;
        if (Initial == null)
        {
            Copy.Zeros(before, hidden);
            Copy.Zeros(cell, hidden);
        }
        else
        {
            float* state = Initial + ((nint)row * Shape.StateLength);
            Copy.Row(state + Shape.StateAt, before, hidden);
            if (TCell.HasCell)
            {
                Copy.Row(state + Shape.CellAt, cell, hidden);
            }
        }

        for (int step = Length(row); step < Shape.Steps; step++)
        {
            nint vector = ((nint)row * Shape.Steps) + step;
            Copy.Zeros(Y + (vector * Shape.Outputs) + Shape.At, hidden);
            if (Before != null)
            {
                Copy.Zeros(Before + (vector * hidden), hidden);
            }
        }
    }
}
