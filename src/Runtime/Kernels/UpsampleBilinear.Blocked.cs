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
            int factor = shape.FactorWidth, half = factor / 2;
            TV shares = TV.Create(share);
            for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
            {
                float* to = target + lane;
                TV left = TV.Load(ref *upper, lane);
                left += shares * (TV.Load(ref *lower, lane) - left);
                for (int k = 0; k < half; k++, to += Blocks.Lanes)
                {
                    TV.Store(left, ref *to, 0);
                }

                for (int j = 1; j < shape.Width; j++)
                {
                    TV right = TV.Load(ref *upper, (j * Blocks.Lanes) + lane);
                    right += shares * (TV.Load(ref *lower, (j * Blocks.Lanes) + lane) - right);
                    for (int phase = 0; phase < factor; phase++, to += Blocks.Lanes)
                    {
                        TV.Store(left + (TV.Create(Share(phase, factor)) * (right - left)), ref *to, 0);
                    }

                    left = right;
                }

                for (int k = half; k < factor; k++, to += Blocks.Lanes)
                {
                    TV.Store(left, ref *to, 0);
                }
            }
        }
    }
}
