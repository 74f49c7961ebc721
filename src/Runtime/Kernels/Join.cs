using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Two operands to one, element by element, extents of 1 repeated.</summary>
internal static unsafe class Join
{
    /// <summary>What is done with two values.</summary>
    internal interface IOperation
    {
        /// <summary>The result.</summary>
        static abstract TV Of<TV>(TV a, TV b)
            where TV : struct, ISimd<TV>;

        /// <summary>dL/da, of which <paramref name="sum"/> is what came before, from dL/dy and b.</summary>
        static abstract TV AddGradient<TV>(TV sum, TV dy, TV b)
            where TV : struct, ISimd<TV>;
    }

    /// <summary>y = activation(operation(a, b)). y may be the same span as an operand that is not repeated.</summary>
    /// <exception cref="ArgumentException">A span has the wrong length, or y overlaps an operand without being the same.</exception>
    internal static void Forward<TOperation, TActivation>(
        Team team, in JoinShape shape, int rows, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, TActivation activation)
        where TOperation : struct, IOperation
        where TActivation : unmanaged, IActivation
    {
        Guard.Length(a.Length, (long)rows * shape.LengthA);
        Guard.Length(b.Length, (long)rows * shape.LengthB);
        Guard.Length(y.Length, (long)rows * shape.Length);
        CheckPlace(a, y);
        CheckPlace(b, y);
        if (Vector512.IsHardwareAccelerated)
        {
            Forward<TOperation, TActivation, Simd16>(team, shape, rows, a, b, y, activation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Forward<TOperation, TActivation, Simd8>(team, shape, rows, a, b, y, activation);
        }
        else
        {
            Forward<TOperation, TActivation, Simd4>(team, shape, rows, a, b, y, activation);
        }
    }

    internal static void Forward<TOperation, TActivation, TV>(
        Team team, in JoinShape shape, int rows, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, TActivation activation)
        where TOperation : struct, IOperation
        where TActivation : unmanaged, IActivation
        where TV : struct, ISimd<TV>
    {
        fixed (float* pa = a, pb = b, py = y)
        {
            int items = shape.Same ? Parts.Count(y.Length) : rows * shape.Extent0 * shape.Extent1 * shape.Extent2;
            RangeJob.Run(team, items, y.Length, new Job<TOperation, TActivation, TV>(shape, y.Length, pa, pb, py, activation));
        }
    }

    /// <summary>One run: both operands go along with it, or one of them is a single value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TOperation, TActivation, TV>(float* a, bool alongA, float* b, bool alongB, float* y, int length, TActivation activation)
        where TOperation : struct, IOperation
        where TActivation : unmanaged, IActivation
        where TV : struct, ISimd<TV>
    {
        TV oneA = TV.Create(*a), oneB = TV.Create(*b);
        int last = length - TV.Count;
        if (last < 0)
        {
            TV value = TOperation.Of(alongA ? Partial.Load<TV>(ref *a, 0, length) : oneA, alongB ? Partial.Load<TV>(ref *b, 0, length) : oneB);
            Partial.Store(activation.Forward(value), ref *y, 0, length);
            return;
        }

        // The last vector overlaps the one before it. It is read first, because y may be an operand.
        TV end = TOperation.Of(alongA ? TV.Load(ref *a, last) : oneA, alongB ? TV.Load(ref *b, last) : oneB);
        for (int i = 0; i < last; i += TV.Count)
        {
            TV value = TOperation.Of(alongA ? TV.Load(ref *a, i) : oneA, alongB ? TV.Load(ref *b, i) : oneB);
            TV.Store(activation.Forward(value), ref *y, i);
        }

        TV.Store(activation.Forward(end), ref *y, last);
    }

    private static void CheckPlace(ReadOnlySpan<float> operand, ReadOnlySpan<float> y)
    {
        if (operand.Length == y.Length)
        {
            Guard.SameOrApart(operand, y);
        }
        else
        {
            Guard.Apart(operand, y);
        }
    }

    // An item is a run, or where nothing is repeated a range of the batch.
    private readonly struct Job<TOperation, TActivation, TV>(JoinShape shape, int length, float* a, float* b, float* y, TActivation activation) : IRangeJob
        where TOperation : struct, IOperation
        where TActivation : unmanaged, IActivation
        where TV : struct, ISimd<TV>
    {
        public void Run(int from, int to)
        {
            if (!shape.Same)
            {
                Runs(from, to);
                return;
            }

            for (int item = from; item < to; item++)
            {
                (int start, int count) = Parts.Range(item, length);
                Run<TOperation, TActivation, TV>(a + start, alongA: true, b + start, alongB: true, y + start, count, activation);
            }
        }

        // Runs may be short: counting on costs less than dividing for each.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Runs(int from, int to)
        {
            int i2 = from % shape.Extent2, rest = from / shape.Extent2;
            int i1 = rest % shape.Extent1, outer = rest / shape.Extent1;
            int i0 = outer % shape.Extent0, row = outer / shape.Extent0;
            for (int item = from; item < to; item++)
            {
                nint atA = ((nint)row * shape.LengthA) + ((nint)i0 * shape.StepA0) + ((nint)i1 * shape.StepA1) + ((nint)i2 * shape.StepA2);
                nint atB = ((nint)row * shape.LengthB) + ((nint)i0 * shape.StepB0) + ((nint)i1 * shape.StepB1) + ((nint)i2 * shape.StepB2);
                Run<TOperation, TActivation, TV>(
                    a + atA, shape.InnerVariesInA, b + atB, shape.InnerVariesInB, y + ((nint)item * shape.Inner), shape.Inner, activation);
                if (++i2 == shape.Extent2)
                {
                    i2 = 0;
                    if (++i1 == shape.Extent1)
                    {
                        i1 = 0;
                        if (++i0 == shape.Extent0)
                        {
                            i0 = 0;
                            row++;
                        }
                    }
                }
            }
        }
    }
}
