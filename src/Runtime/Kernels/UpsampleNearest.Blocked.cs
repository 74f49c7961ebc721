using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images.</summary>
public static unsafe partial class UpsampleNearest
{
    /// <summary><see cref="Forward"/> over blocked images.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void ForwardBlocked(Team team, in UpsampleShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, rows * shape.BlockedLength);
        Guard.Length(y.Length, rows * shape.BlockedOutLength);
        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * Blocks.Count(shape.Channels) * shape.Height, y.Length, new BlockedJob(shape, source, target));
        }
    }

    // An item is one row of x of one block.
    private readonly struct BlockedJob(UpsampleShape shape, float* x, float* y) : IRangeJob
    {
        public void Run(int from, int to)
        {
            int length = shape.OutWidth * Blocks.Lanes;
            for (int row = from; row < to; row++)
            {
                float* source = x + ((nint)row * shape.Width * Blocks.Lanes);
                float* target = y + ((nint)row * shape.FactorHeight * length);
                if (Vector512.IsHardwareAccelerated)
                {
                    Widen<Simd16>(source, target);
                }
                else if (Vector256.IsHardwareAccelerated)
                {
                    Widen<Simd8>(source, target);
                }
                else
                {
                    Widen<Simd4>(source, target);
                }

                for (int k = 1; k < shape.FactorHeight; k++)
                {
                    new Span<float>(target, length).CopyTo(new Span<float>(target + ((nint)k * length), length));
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Widen<TV>(float* source, float* target)
            where TV : struct, ISimd<TV>
        {
            int factor = shape.FactorWidth;
            for (int j = 0; j < shape.Width; j++, source += Blocks.Lanes)
            {
                for (int l = 0; l < factor; l++, target += Blocks.Lanes)
                {
                    for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
                    {
                        TV.Store(TV.Load(ref *source, lane), ref *target, lane);
                    }
                }
            }
        }
    }
}
