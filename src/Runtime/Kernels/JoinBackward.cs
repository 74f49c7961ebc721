using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The gradient of the first of two joined operands: where that is repeated, the sum over all places. A sum runs in 16 lanes along a run of contiguous values, and run
/// after run in the order of memory, so that its bits depend on the sample alone.
/// </summary>
internal static unsafe class JoinBackward
{
    /// <summary>da from dy and b, added to da if <paramref name="accumulate"/>. An operation that needs no b gets dy in its place.</summary>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    internal static void Run<TOperation>(Team team, in JoinShape shape, int rows, ReadOnlySpan<float> b, ReadOnlySpan<float> dy, Span<float> da, bool accumulate)
        where TOperation : struct, Join.IOperation
    {
        Guard.Length(dy.Length, (long)rows * shape.Length);
        Guard.Length(da.Length, (long)rows * shape.LengthA);
        if (Vector512.IsHardwareAccelerated)
        {
            Run<TOperation, Simd16>(team, shape, rows, b, dy, da, accumulate);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<TOperation, Pair<Simd8>>(team, shape, rows, b, dy, da, accumulate);
        }
        else
        {
            Run<TOperation, Pair<Pair<Simd4>>>(team, shape, rows, b, dy, da, accumulate);
        }
    }

    internal static void Run<TOperation, TV>(Team team, in JoinShape shape, int rows, ReadOnlySpan<float> b, ReadOnlySpan<float> dy, Span<float> da, bool accumulate)
        where TOperation : struct, Join.IOperation
        where TV : struct, ISimd<TV>
    {
        fixed (float* pb = b, pdy = dy, pda = da)
        {
            Job<TOperation, TV> job = new(shape, dy.Length, pb, pdy, pda, accumulate);
            RangeJob.Run(team, job.Items(rows), dy.Length, job);
        }
    }

    /// <summary>A run along which a goes too: da[i] (+)= gradient of each place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Along<TOperation, TV>(float* b, bool alongB, float* dy, float* da, int length, bool add)
        where TOperation : struct, Join.IOperation
        where TV : struct, ISimd<TV>
    {
        TV oneB = TV.Create(*b), zero = TV.Create(0f);
        int last = length - TV.Count;
        if (last < 0)
        {
            TV before = add ? Partial.Load<TV>(ref *da, 0, length) : zero;
            TV sum = TOperation.AddGradient(before, Partial.Load<TV>(ref *dy, 0, length), alongB ? Partial.Load<TV>(ref *b, 0, length) : oneB);
            Partial.Store(sum, ref *da, 0, length);
            return;
        }

        // The last vector overlaps the one before it: it is read before anything has been added.
        TV end = TOperation.AddGradient(add ? TV.Load(ref *da, last) : zero, TV.Load(ref *dy, last), alongB ? TV.Load(ref *b, last) : oneB);
        for (int i = 0; i < last; i += TV.Count)
        {
            TV sum = TOperation.AddGradient(add ? TV.Load(ref *da, i) : zero, TV.Load(ref *dy, i), alongB ? TV.Load(ref *b, i) : oneB);
            TV.Store(sum, ref *da, i);
        }

        TV.Store(end, ref *da, last);
    }

    /// <summary>A run along which a is one value: the sum of all places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Total<TOperation, TV>(float* b, float* dy, int length)
        where TOperation : struct, Join.IOperation
        where TV : struct, ISimd<TV>
    {
        // What does not go along with a run must do so in b: otherwise there would be no run.
        TV sum = TV.Create(0f);
        int i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            sum = TOperation.AddGradient(sum, TV.Load(ref *dy, i), TV.Load(ref *b, i));
        }

        int rest = length - i;
        if (rest > 0)
        {
            sum = TOperation.AddGradient(sum, Partial.Load<TV>(ref *dy, i, rest), Partial.Load<TV>(ref *b, i, rest));
        }

        return TV.Sum(sum);
    }

    // An item is what one value of the outermost axis reaches, where a goes along with that axis; a sample, where it is repeated; a range of the batch, where nothing is.
    private readonly struct Job<TOperation, TV>(JoinShape shape, int length, float* b, float* dy, float* da, bool accumulate) : IRangeJob
        where TOperation : struct, Join.IOperation
        where TV : struct, ISimd<TV>
    {
        private readonly int outer = shape.StepA0 > 0 ? shape.Extent0 : 1;

        public int Items(int rows) => shape.Same ? Parts.Count(length) : rows * outer;

        public void Run(int from, int to)
        {
            for (int item = from; item < to; item++)
            {
                if (shape.Same)
                {
                    (int start, int count) = Parts.Range(item, length);
                    Along<TOperation, TV>(b + start, alongB: true, dy + start, da + start, count, accumulate);
                }
                else
                {
                    Item(item);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Item(int item)
        {
            int row = item / outer, first = item - (row * outer);
            float* target = da + ((nint)row * shape.LengthA) + ((nint)first * shape.StepA0);
            int targetLength = outer > 1 ? shape.StepA0 : shape.LengthA;
            bool once = shape.LengthA == shape.Length;
            if (!accumulate && !once)
            {
                new Span<float>(target, targetLength).Clear();
            }

            int end = outer > 1 ? first + 1 : shape.Extent0;
            for (int i0 = first; i0 < end; i0++)
            {
                for (int i1 = 0; i1 < shape.Extent1; i1++)
                {
                    for (int i2 = 0; i2 < shape.Extent2; i2++)
                    {
                        nint atB = ((nint)row * shape.LengthB) + ((nint)i0 * shape.StepB0) + ((nint)i1 * shape.StepB1) + ((nint)i2 * shape.StepB2);
                        nint run = ((((((nint)row * shape.Extent0) + i0) * shape.Extent1) + i1) * shape.Extent2) + i2;
                        float* gradient = dy + (run * shape.Inner);
                        float* place = target + ((nint)i1 * shape.StepA1) + ((nint)i2 * shape.StepA2);
                        if (shape.InnerVariesInA)
                        {
                            Along<TOperation, TV>(b + atB, shape.InnerVariesInB, gradient, place, shape.Inner, accumulate || !once);
                        }
                        else
                        {
                            *place += Total<TOperation, TV>(b + atB, gradient, shape.Inner);
                        }
                    }
                }
            }
        }
    }
}
