using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images.</summary>
public static unsafe partial class AvgPool
{
    /// <summary><see cref="Forward"/> over blocked images.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void ForwardBlocked(Team team, in PoolShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, rows * shape.BlockedLength);
        Guard.Length(y.Length, rows * shape.BlockedOutLength);
        fixed (float* source = x, target = y)
        {
            PoolBlocked<Average> job = new(shape, source, target);
            RangeJob.Run(team, job.Items(rows), x.Length, job);
        }
    }

    /// <summary><see cref="Backward"/> over blocked images.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void BackwardBlocked(Team team, in PoolShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, rows * shape.BlockedOutLength);
        Guard.Length(dx.Length, rows * shape.BlockedLength);
        fixed (float* gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * Blocks.Count(shape.Channels), 2L * dx.Length, new PoolBlockedBackward<ToAll>(shape, null, gradient, target, accumulate));
        }
    }

    // The same share to every value.
    private readonly struct ToAll : IPoolSpread
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Pairs<TV>(float* source, nint rowLength, float* gradient, int outputs, float* target, bool accumulate)
            where TV : struct, ISimd<TV>
        {
            for (; outputs > 0; outputs--, target += 2 * Blocks.Lanes, gradient += Blocks.Lanes)
            {
                for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
                {
                    TV share = TV.Load(ref *gradient, lane) / TV.Create(4);
                    Gradient.Put(share, target, lane, accumulate);
                    Gradient.Put(share, target, Blocks.Lanes + lane, accumulate);
                    Gradient.Put(share, target, rowLength + lane, accumulate);
                    Gradient.Put(share, target, rowLength + Blocks.Lanes + lane, accumulate);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Row<TV>(in PoolAxis rows, in PoolAxis columns, int i, float* source, float* gradient, float* target)
            where TV : struct, ISimd<TV>
        {
            int firstRow = rows.FirstTap(i), rowTaps = rows.EndTap(i) - firstRow;
            nint rowLength = (nint)columns.Size * Blocks.Lanes, top = (rows.Start(i) + firstRow) * rowLength;
            float rowDivisor = rows.Divisor(i);
            for (int j = 0; j < columns.Out && rowTaps > 0; j++)
            {
                bool inside = j >= columns.FirstInside && j < columns.EndInside;
                int firstTap = inside ? 0 : columns.FirstTap(j), taps = inside ? columns.Window : columns.EndTap(j) - firstTap;
                nint window = top + ((columns.Start(j) + firstTap) * (nint)Blocks.Lanes);
                TV divisor = TV.Create(rowDivisor * columns.Divisor(j));
                for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count, window += TV.Count)
                {
                    TV share = TV.Load(ref *gradient, (j * Blocks.Lanes) + lane) / divisor;
                    for (int k = 0; k < rowTaps; k++)
                    {
                        for (int l = 0; l < taps; l++)
                        {
                            Gradient.Put(share, target, window + (k * rowLength) + (l * Blocks.Lanes), accumulate: true);
                        }
                    }
                }
            }
        }
    }
}
