using System;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The mean over the steps that a row has. Sequences are [rows, steps, features], means [rows, features]. Sums are taken in the order of the steps: error at most γ · Σ|x| / n
/// with γ = n·u / (1 − n·u), n steps, u = 2⁻²⁴. Done by the caller's thread. Allocates nothing.
/// </summary>
public static unsafe class MeanSteps
{
    /// <summary>y = the mean of x. <paramref name="lengths"/> may be empty: all rows have all steps.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward(Team team, in SequenceShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<int> lengths, Span<float> y)
    {
        Check(in shape, rows, x.Length, lengths, y.Length);
        fixed (float* source = x, target = y)
        {
            for (int row = 0; row < rows; row++)
            {
                float* from = source + ((nint)row * shape.Length), to = target + ((nint)row * shape.Features);
                int steps = shape.TrueLength(lengths, row) / shape.Features, i = 0;
                if (Vector512.IsHardwareAccelerated)
                {
                    i = Mean<Simd16>(from, steps, shape.Features, to, i);
                }

                if (Vector256.IsHardwareAccelerated)
                {
                    i = Mean<Simd8>(from, steps, shape.Features, to, i);
                }

                i = Mean<Simd4>(from, steps, shape.Features, to, i);
                Mean<Simd1>(from, steps, shape.Features, to, i);
            }
        }
    }

    /// <summary>
    /// One step of every row: y = the mean of the steps so far, to the bit as <see cref="Forward"/> over them gives it. <paramref name="state"/> is [rows, features + 1], zeros before the first step:
    /// the sums, and how many there are, as the bits of an <see cref="int"/>.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/>, a sequence of one step, and <paramref name="rows"/>.</exception>
    /// <exception cref="OverflowException">There were 2³¹ - 1 steps before.</exception>
    public static void Step(Team team, in SequenceShape shape, int rows, ReadOnlySpan<float> x, Span<float> y, Span<float> state)
    {
        int features = shape.Features;
        Guard.Length(x.Length, (long)rows * features, "x");
        Guard.Length(y.Length, (long)rows * features, "y");
        Guard.Length(state.Length, (long)rows * (features + 1), "state");
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> values = x.Slice(row * features, features);
            Span<float> sum = state.Slice(row * (features + 1), features);
            ref int count = ref MemoryMarshal.Cast<float, int>(state.Slice((row * (features + 1)) + features, 1))[0];

            // The first is copied as Forward copies it: 0 + -0 is not -0.
            if (count == 0)
            {
                values.CopyTo(sum);
            }
            else
            {
                TensorPrimitives.Add(sum, values, sum);
            }

            count = checked(count + 1);
            TensorPrimitives.Divide(sum, count, y.Slice(row * features, features));
        }
    }

    /// <summary>dx = dy / n in each of the n steps that the row has, 0 beyond them; added to dx when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Backward(Team team, in SequenceShape shape, int rows, ReadOnlySpan<float> dy, ReadOnlySpan<int> lengths, Span<float> dx, bool accumulate)
    {
        Check(in shape, rows, dx.Length, lengths, dy.Length);
        fixed (float* source = dy, target = dx)
        {
            for (int row = 0; row < rows; row++)
            {
                int length = shape.TrueLength(lengths, row), i = 0;
                float* from = source + ((nint)row * shape.Features), to = target + ((nint)row * shape.Length);
                if (Vector512.IsHardwareAccelerated)
                {
                    i = Spread<Simd16>(from, shape.Features, to, length, i, accumulate);
                }

                if (Vector256.IsHardwareAccelerated)
                {
                    i = Spread<Simd8>(from, shape.Features, to, length, i, accumulate);
                }

                i = Spread<Simd4>(from, shape.Features, to, length, i, accumulate);
                Spread<Simd1>(from, shape.Features, to, length, i, accumulate);
                if (!accumulate)
                {
                    new Span<float>(to + length, shape.Length - length).Clear();
                }
            }
        }
    }

    /// <summary>The means of features <paramref name="i"/> and beyond, as far as there are whole groups of them; returns how far. Features share nothing: the bits are those of any group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Mean<TV>(float* x, int steps, int features, float* y, int i)
        where TV : struct, ISimd<TV>
    {
        TV count = TV.Create(steps);
        for (; i <= features - TV.Count; i += TV.Count)
        {
            float* value = x + i;
            TV sum = TV.Load(ref *value, 0);
            for (int step = 1; step < steps; step++)
            {
                value += features;
                sum += TV.Load(ref *value, 0);
            }

            TV.Store(sum / count, ref *y, i);
        }

        return i;
    }

    /// <summary>The gradients of features <paramref name="i"/> and beyond in the steps of a row, as far as there are whole groups of them; returns how far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Spread<TV>(float* dy, int features, float* dx, int length, int i, bool accumulate)
        where TV : struct, ISimd<TV>
    {
        TV share = TV.Create(1f / (length / features));
        for (; i <= features - TV.Count; i += TV.Count)
        {
            TV gradient = TV.Load(ref *dy, i);
            float* end = dx + length;
            for (float* target = dx + i; target < end; target += features)
            {
                TV.Store(accumulate ? TV.MultiplyAdd(gradient, share, TV.Load(ref *target, 0)) : gradient * share, ref *target, 0);
            }
        }

        return i;
    }

    private static void Check(in SequenceShape shape, int rows, int xLength, ReadOnlySpan<int> lengths, int yLength)
    {
        Guard.Lengths(lengths, rows, shape.Steps);
        Guard.Length(xLength, (long)rows * shape.Length, "x");
        Guard.Length(yLength, (long)rows * shape.Features, "y");
    }
}
