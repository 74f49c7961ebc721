using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images.</summary>
public static unsafe partial class UpsampleBilinear
{
    /// <summary><see cref="Forward"/> over blocked images.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void ForwardBlocked(Team team, in UpsampleShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, rows * shape.BlockedLength);
        Guard.Length(y.Length, rows * shape.BlockedOutLength);
        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * Blocks.Count(shape.Channels) * shape.Height * shape.FactorHeight, y.Length, new BlockedJob(shape, source, target));
        }
    }

    // An item is one row of y of one block.
    private readonly struct BlockedJob(UpsampleShape shape, float* x, float* y) : IRangeJob
    {
        public void Run(int from, int to)
        {
            int outHeight = shape.Height * shape.FactorHeight, length = shape.Width * Blocks.Lanes;
            for (int row = from; row < to; row++)
            {
                (int upper, int lower, float share) = Blend(row % outHeight, shape.Height, shape.FactorHeight);
                float* source = x + ((nint)(row / outHeight) * shape.Height * length);
                float* first = source + ((nint)upper * length), second = source + ((nint)lower * length);
                float* target = y + ((nint)row * shape.OutWidth * Blocks.Lanes);
                if (Vector512.IsHardwareAccelerated)
                {
                    Row<Simd16>(first, second, share, target);
                }
                else if (Vector256.IsHardwareAccelerated)
                {
                    Row<Simd8>(first, second, share, target);
                }
                else
                {
                    Row<Simd4>(first, second, share, target);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Row<TV>(float* upper, float* lower, float share, float* target)
            where TV : struct, ISimd<TV>
        {
            int factor = shape.FactorWidth, half = factor / 2, last = (shape.Width - 1) * Blocks.Lanes;
            TV shares = TV.Create(share);
            for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
            {
                float* to = target + lane;
                TV left = Between(TV.Load(ref *upper, lane), TV.Load(ref *lower, lane), shares);
                for (int k = 0; k < half; k++, to += Blocks.Lanes)
                {
                    TV.Store(left, ref *to, 0);
                }

                for (int phase = 0; phase < factor; phase++)
                {
                    TV across = TV.Create(Share(phase, factor)), first = left;
                    float* at = to + (phase * Blocks.Lanes);
                    for (int j = Blocks.Lanes; j <= last; j += Blocks.Lanes, at += factor * Blocks.Lanes)
                    {
                        TV second = Between(TV.Load(ref *upper, j + lane), TV.Load(ref *lower, j + lane), shares);
                        TV.Store(Between(first, second, across), ref *at, 0);
                        first = second;
                    }
                }

                left = Between(TV.Load(ref *upper, last + lane), TV.Load(ref *lower, last + lane), shares);
                to += (nint)factor * last;
                for (int k = half; k < factor; k++, to += Blocks.Lanes)
                {
                    TV.Store(left, ref *to, 0);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TV Between<TV>(TV a, TV b, TV share)
            where TV : struct, ISimd<TV> => a + (share * (b - a));
    }
}
