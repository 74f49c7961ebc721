using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The element-wise half of batch normalisation, one block of channels. Centres are two floats, high + low, as in <see cref="Normalise"/>.</summary>
internal static unsafe class BlockedNormalise
{
    /// <summary>Rows of 16 numbers: centre (high, low), scale, factor, shift (high, low).</summary>
    public const int Numbers = 6;

    /// <summary>Writes one channel's numbers.</summary>
    public static void Put(float* numbers, int lane, double centre, double scale, double factor, double shift)
    {
        numbers += lane;
        numbers[0] = (float)centre;
        numbers[Blocks.Lanes] = (float)(centre - (float)centre);
        numbers[2 * Blocks.Lanes] = (float)scale;
        numbers[3 * Blocks.Lanes] = (float)factor;
        numbers[4 * Blocks.Lanes] = (float)shift;
        numbers[5 * Blocks.Lanes] = (float)(shift - (float)shift);
    }

    /// <summary>y = (x - centre)·scale·factor + shift, or with dy: y = ((dy - shift) + (x - centre)·factor)·scale, written or added.</summary>
    public static void Run(Team team, in BlockedShape shape, int rows, int block, float* x, float* dy, float* y, float* numbers, bool accumulate) =>
        RangeJob.Run(team, Math.Min(rows, BlockedSums.Slices), (long)rows * shape.Inner * Blocks.Lanes, new Job(shape, rows, block, x, dy, y, numbers, accumulate));

    // An item is a slice of the batch.
    private readonly struct Job(BlockedShape shape, int rows, int block, float* x, float* dy, float* y, float* numbers, bool accumulate) : IRangeJob
    {
        public void Run(int from, int to)
        {
            for (int slice = from; slice < to; slice++)
            {
                (int first, int end) = BlockedSums.Rows(slice, rows);
                for (int row = first; row < end; row++)
                {
                    nint at = ((nint)row * shape.BlockedLength) + ((nint)block * shape.Inner * Blocks.Lanes);
                    if (Vector512.IsHardwareAccelerated)
                    {
                        Row<Simd16>(at);
                    }
                    else if (Vector256.IsHardwareAccelerated)
                    {
                        Row<Simd8>(at);
                    }
                    else
                    {
                        Row<Simd4>(at);
                    }
                }
            }
        }

        // Strips that stay in the first cache, for vectors that need several turns for a block.
        private void Row<TV>(nint at)
            where TV : struct, ISimd<TV>
        {
            const int Strip = 4096;
            for (int i = 0, length = shape.Inner * Blocks.Lanes; i < length; i += Strip)
            {
                for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
                {
                    int end = Math.Min(Strip, length - i);
                    if (dy == null)
                    {
                        Forward<TV>(x + at + i, y + at + i, lane, end);
                    }
                    else
                    {
                        Backward<TV>(x + at + i, dy + at + i, y + at + i, lane, end);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Forward<TV>(float* source, float* target, int lane, int end)
            where TV : struct, ISimd<TV>
        {
            TV high = Number<TV>(0, lane), low = Number<TV>(1, lane), scale = Number<TV>(2, lane), factor = Number<TV>(3, lane), shift = Number<TV>(4, lane);
            for (int i = lane; i < end; i += Blocks.Lanes)
            {
                TV.Store(TV.MultiplyAdd(((TV.Load(ref *source, i) - high) - low) * scale, factor, shift), ref *target, i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Backward<TV>(float* source, float* gradients, float* target, int lane, int end)
            where TV : struct, ISimd<TV>
        {
            TV high = Number<TV>(0, lane), low = Number<TV>(1, lane), scale = Number<TV>(2, lane), factor = Number<TV>(3, lane);
            TV shiftHigh = Number<TV>(4, lane), shiftLow = Number<TV>(5, lane);
            bool add = accumulate;
            for (int i = lane; i < end; i += Blocks.Lanes)
            {
                TV gradient = (TV.Load(ref *gradients, i) - shiftHigh) - shiftLow;
                Gradient.Put(TV.MultiplyAdd((TV.Load(ref *source, i) - high) - low, factor, gradient) * scale, target, i, add);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private TV Number<TV>(int row, int lane)
            where TV : struct, ISimd<TV> => TV.Load(ref *numbers, (row * Blocks.Lanes) + lane);
    }
}
