using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// One direction of a recurrent layer, forward, whatever its cell. A block of samples goes through the steps together and shares each read of the weights; what a sample gets depends on nothing but
/// its own numbers: each sum is taken in the order of the units, from zero.
/// </summary>
internal unsafe partial struct Recurrence<TCell>
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
        if (Rows == 1)
        {
            if (!InPlace())
            {
                Block(0, 1, Work);
            }

            return;
        }

        team = team.WorthMultiplyAdds((long)Rows * Shape.Steps * Shape.Hidden * Shape.Hidden * TCell.Gates);
        workers = int.Min(team.Size, (int)(workLength / work.PerWorker));
        blockRows = int.Min((Rows + workers - 1) / workers, RecurrentSizes.BlockRows);
        team.Run(workers, &RunShare, Unsafe.AsPointer(ref this));
    }

    /// <summary>One step of a stream whose state is one panel: it is replaced where it lies, because all of h has been read before any of it is written.</summary>
    private readonly bool InPlace() =>
        Shape.Steps == 1 && Initial == Final && Initial != null && Before == null && Shape.Hidden <= RecurrentSizes.Units(TCell.Gates)
        && Row(0, 0, 0, Initial + Shape.StateAt, Final + Shape.StateAt, Final + Shape.CellAt, Panels);

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

    /// <summary>The state before the first step, and zeros for the steps that the row has not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
