using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>One direction of a recurrent layer backward through its steps, whatever its cell: blocks of samples as in <see cref="Recurrence{TCell}"/>.</summary>
internal unsafe struct RecurrenceBackward<TGradient>
    where TGradient : struct, IRecurrentGradient
{
    public RecurrentShape Shape;

    public int Rows;

    public TGradient Cell;

    /// <summary>[gates · hidden, hidden].</summary>
    public float* Weight;

    /// <summary>[rows, steps, outputs], or null.</summary>
    public float* Dy;

    /// <summary>[rows, state], or null.</summary>
    public float* Dfinal;

    /// <summary>One for each row, or null where all have all steps.</summary>
    public int* Lengths;

    /// <summary>[rows, state], this direction's part is written, or null.</summary>
    public float* Dinitial;

    public float* Work;

    private int workers;
    private int blockRows;

    public void Run(Team team, int workLength)
    {
        WorkLength work = RecurrentSizes.Backward(Shape.Hidden, TGradient.Gates);
        Guard.AtLeast(workLength, work.Fixed + work.PerWorker, "work");
        team = team.WorthMultiplyAdds((long)Rows * Shape.Steps * Shape.Hidden * Shape.Hidden * TGradient.Gates);
        workers = int.Min(team.Size, (int)((workLength - work.Fixed) / work.PerWorker));
        blockRows = int.Min((Rows + workers - 1) / workers, RecurrentSizes.BlockRows);
        Pack();
        team.Run(workers, &RunShare, Unsafe.AsPointer(ref this));
    }

    private static void RunShare(int share, int worker, void* context)
    {
        ref RecurrenceBackward<TGradient> all = ref Unsafe.AsRef<RecurrenceBackward<TGradient>>(context);
        WorkLength length = RecurrentSizes.Backward(all.Shape.Hidden, TGradient.Gates);
        float* work = all.Work + (nint)(length.Fixed + (share * length.PerWorker));
        for (int row = share * all.blockRows; row < all.Rows; row += all.workers * all.blockRows)
        {
            all.Block(row, int.Min(all.blockRows, all.Rows - row), work);
        }
    }

    /// <summary>The weight in panels of 32 units, once for all steps.</summary>
    private readonly void Pack()
    {
        int hidden = Shape.Hidden, terms = TGradient.Gates * hidden;
        for (int unit = 0; unit < hidden; unit += DenseSizes.PanelWidth)
        {
            Copy.Panel(Weight + unit, hidden, Work + ((nint)unit * terms), terms, int.Min(DenseSizes.PanelWidth, hidden - unit));
        }
    }

    private readonly int Length(int row) => Lengths == null ? Shape.Steps : Lengths[row];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Block(int first, int rows, float* work)
    {
        nint hidden = Shape.Hidden;
        float* h = work, cell = h + (RecurrentSizes.BlockRows * hidden), gates = cell + (RecurrentSizes.BlockRows * hidden);
        int longest = 0;
        for (int row = 0; row < rows; row++)
        {
            Begin(first + row, h + (row * hidden), cell + (row * hidden));
            longest = int.Max(longest, Length(first + row));
        }

        for (int step = longest - 1; step >= 0; step--)
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
                    Step(step, first + begin, row - begin, h + (begin * hidden), cell + (begin * hidden), gates);
                }
            }
        }

        for (int row = 0; row < rows && Dinitial != null; row++)
        {
            float* state = Dinitial + ((nint)(first + row) * Shape.StateLength);
            Copy.Row(h + (row * hidden), state + Shape.StateAt, hidden);
            if (TGradient.HasCell)
            {
                Copy.Row(cell + (row * hidden), state + Shape.CellAt, hidden);
            }
        }
    }

    /// <summary>One step of rows that follow one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Step(int step, int first, int rows, float* h, float* cell, float* gates)
    {
        int hidden = Shape.Hidden, terms = TGradient.Gates * hidden;
        for (int row = 0; row < rows; row++)
        {
            nint at = (nint)row * hidden, vector = Vector(first + row, step);
            RecurrentGradientPlace place = new()
            {
                Hidden = hidden, H = h + at, Cell = cell + at, Gates = gates + ((nint)row * terms), Dy = Dy == null ? null : Dy + (vector * Shape.Outputs) + Shape.At, Vector = vector,
            };
            UnitSteps.Run(in Cell, in place, hidden);
        }

        if (step == 0 && Dinitial == null)
        {
            return;
        }

        Product product = new()
        {
            Rows = rows, Columns = hidden, Count = terms, A = gates, ARow = terms, AStep = 1, B = Work, Panels = true, Accumulate = true, C = h,
        };
        product.Run(0, rows, 0, hidden);
    }

    private readonly nint Vector(int row, int step) => ((nint)row * Shape.Steps) + (Shape.Reverse ? Length(row) - 1 - step : step);

    /// <summary>What comes from the final state, and zeros for the steps that the row has not.</summary>
    private readonly void Begin(int row, float* h, float* cell)
    {
        int hidden = Shape.Hidden;
        if (Dfinal == null)
        {
            Copy.Zeros(h, hidden);
            Copy.Zeros(cell, hidden);
        }
        else
        {
            float* state = Dfinal + ((nint)row * Shape.StateLength);
            Copy.Row(state + Shape.StateAt, h, hidden);
            if (TGradient.HasCell)
            {
                Copy.Row(state + Shape.CellAt, cell, hidden);
            }
        }

        for (int step = Length(row); step < Shape.Steps; step++)
        {
            Cell.Clear(((nint)row * Shape.Steps) + step, hidden);
        }
    }
}
