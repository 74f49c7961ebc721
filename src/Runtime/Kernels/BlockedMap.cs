using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Element-wise work on blocked images with numbers for each channel.</summary>
internal static unsafe class BlockedMap
{
    // Positions of one item: 32 KB, for which the numbers are worked out once.
    private const int Strip = 512;

    /// <summary>What is done with each value.</summary>
    internal interface IOperation
    {
        /// <summary>Writes the numbers of the 16 channels of one block of one sample: up to four rows of 16. Lanes without a channel get such as keep finite values finite.</summary>
        void Prepare(int row, int block, float* numbers);

        /// <summary>What is to be the second number, from the second and the fourth.</summary>
        TV Second<TV>(TV second, TV fourth)
            where TV : struct, ISimd<TV>;

        /// <summary>The result, from a value and the numbers of its channel.</summary>
        TV Of<TV>(TV x, TV first, TV second, TV third)
            where TV : struct, ISimd<TV>;
    }

    /// <summary>y = operation(x). Both may be the same span. The spans have been checked.</summary>
    public static void Run<TOperation>(Team team, in BlockedShape shape, int rows, ReadOnlySpan<float> x, Span<float> y, TOperation operation)
        where TOperation : unmanaged, IOperation
    {
        fixed (float* source = x, target = y)
        {
            int strips = (shape.Inner + Strip - 1) / Strip;
            RangeJob.Run(team, rows * Blocks.Count(shape.Channels) * strips, y.Length, new Job<TOperation>(shape, source, target, operation));
        }
    }

    // An item is a strip of positions of one block.
    private readonly struct Job<TOperation>(BlockedShape shape, float* x, float* y, TOperation operation) : IRangeJob
        where TOperation : unmanaged, IOperation
    {
        [SkipLocalsInit]
        public void Run(int from, int to)
        {
            float* numbers = stackalloc float[4 * Blocks.Lanes];
            int blocks = Blocks.Count(shape.Channels), strips = (shape.Inner + Strip - 1) / Strip;
            for (int item = from; item < to; item++)
            {
                int image = item / strips, first = item % strips * Strip;
                operation.Prepare(image / blocks, image % blocks, numbers);
                nint at = (((nint)image * shape.Inner) + first) * Blocks.Lanes;
                int length = Math.Min(Strip, shape.Inner - first) * Blocks.Lanes;
                if (Vector512.IsHardwareAccelerated)
                {
                    Strips<Simd16>(x + at, y + at, length, numbers);
                }
                else if (Vector256.IsHardwareAccelerated)
                {
                    Strips<Simd8>(x + at, y + at, length, numbers);
                }
                else
                {
                    Strips<Simd4>(x + at, y + at, length, numbers);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Strips<TV>(float* source, float* target, int length, float* numbers)
            where TV : struct, ISimd<TV>
        {
            for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
            {
                TV first = TV.Load(ref *numbers, lane), third = TV.Load(ref *numbers, (2 * Blocks.Lanes) + lane);
                TV second = operation.Second(TV.Load(ref *numbers, Blocks.Lanes + lane), TV.Load(ref *numbers, (3 * Blocks.Lanes) + lane));
                for (int i = lane; i < length; i += Blocks.Lanes)
                {
                    TV.Store(operation.Of(TV.Load(ref *source, i), first, second, third), ref *target, i);
                }
            }
        }
    }
}
