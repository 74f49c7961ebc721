using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images.</summary>
public static unsafe partial class MaxPool
{
    /// <summary><see cref="Forward"/> over blocked images.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void ForwardBlocked(Team team, in PoolShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, rows * shape.BlockedLength);
        Guard.Length(y.Length, rows * shape.BlockedOutLength);
        fixed (float* source = x, target = y)
        {
            PoolBlocked<Largest> job = new(shape, source, target);
            RangeJob.Run(team, job.Items(rows), x.Length, job);
        }
    }

    /// <summary><see cref="Backward"/> over blocked images.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void BackwardBlocked(Team team, in PoolShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(x.Length, rows * shape.BlockedLength);
        Guard.Length(dy.Length, rows * shape.BlockedOutLength);
        Guard.Length(dx.Length, x.Length);
        fixed (float* source = x, gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * Blocks.Count(shape.Channels), 2L * x.Length, new PoolBlockedBackward<ToLargest>(shape, source, gradient, target, accumulate));
        }
    }

    // To the place of the largest: of equal values the first, of NaNs the last.
    private readonly struct ToLargest : IPoolSpread
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Pairs<TV>(float* source, nint rowLength, float* gradient, int outputs, float* target, bool accumulate)
            where TV : struct, ISimd<TV>
        {
            TV zero = TV.Create(0);
            for (; outputs > 0; outputs--, source += 2 * Blocks.Lanes, target += 2 * Blocks.Lanes, gradient += Blocks.Lanes)
            {
                for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
                {
                    TV dy = TV.Load(ref *gradient, lane);
                    TV largest = TV.Load(ref *source, lane), value = TV.Load(ref *source, Blocks.Lanes + lane);
                    TV b = TV.WhereAboveOrNaN(value, largest, dy, zero);
                    TV a = TV.WhereAboveOrNaN(value, largest, zero, dy);
                    largest = TV.WhereAboveOrNaN(value, largest, value, largest);

                    value = TV.Load(ref *source, rowLength + lane);
                    TV c = TV.WhereAboveOrNaN(value, largest, dy, zero);
                    a = TV.WhereAboveOrNaN(value, largest, zero, a);
                    b = TV.WhereAboveOrNaN(value, largest, zero, b);
                    largest = TV.WhereAboveOrNaN(value, largest, value, largest);

                    value = TV.Load(ref *source, rowLength + Blocks.Lanes + lane);
                    Gradient.Put(TV.WhereAboveOrNaN(value, largest, zero, a), target, lane, accumulate);
                    Gradient.Put(TV.WhereAboveOrNaN(value, largest, zero, b), target, Blocks.Lanes + lane, accumulate);
                    Gradient.Put(TV.WhereAboveOrNaN(value, largest, zero, c), target, rowLength + lane, accumulate);
                    Gradient.Put(TV.WhereAboveOrNaN(value, largest, dy, zero), target, rowLength + Blocks.Lanes + lane, accumulate);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Row<TV>(in PoolAxis rows, in PoolAxis columns, int i, float* source, float* gradient, float* target)
            where TV : struct, ISimd<TV>
        {
            int firstRow = rows.FirstTap(i), rowTaps = rows.EndTap(i) - firstRow;
            nint step = (nint)columns.Dilation * Blocks.Lanes, rowStep = (nint)rows.Dilation * columns.Size * Blocks.Lanes;
            nint top = (nint)(rows.Start(i) + (firstRow * rows.Dilation)) * columns.Size * Blocks.Lanes;
            TV zero = TV.Create(0), half = TV.Create(0.5f), one = TV.Create(1);
            for (int j = 0; j < columns.Out && rowTaps > 0; j++)
            {
                bool inside = j >= columns.FirstInside && j < columns.EndInside;
                int firstTap = inside ? 0 : columns.FirstTap(j), taps = inside ? columns.Window : columns.EndTap(j) - firstTap;
                if (taps <= 0)
                {
                    continue;
                }

                nint window = top + ((columns.Start(j) + (firstTap * columns.Dilation)) * (nint)Blocks.Lanes);
                for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count, window += TV.Count)
                {
                    TV largest = TV.Load(ref *source, window), place = zero, number = zero;
                    for (int k = 0; k < rowTaps; k++)
                    {
                        for (int l = 0; l < taps; l++)
                        {
                            TV value = TV.Load(ref *source, window + (k * rowStep) + (l * step));
                            place = TV.WhereAboveOrNaN(value, largest, number, place);
                            largest = TV.WhereAboveOrNaN(value, largest, value, largest);
                            number += one;
                        }
                    }

                    TV dy = TV.Load(ref *gradient, (j * Blocks.Lanes) + lane);
                    for (int k = 0; k < rowTaps; k++)
                    {
                        for (int l = 0; l < taps; l++)
                        {
                            Gradient.Put(TV.WhereGreater(half, TV.Abs(place), dy, zero), target, window + (k * rowStep) + (l * step), accumulate: true);
                            place -= one;
                        }
                    }
                }
            }
        }
    }
}
