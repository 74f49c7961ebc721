using System;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The mean over the steps that a row has. Sequences are [rows, steps, features], means [rows, features]. Sums are taken in the order of the steps: error at most γ · Σ|x| / n
/// with γ = n·u / (1 − n·u), n steps, u = 2⁻²⁴. Done by the caller's thread. Allocates nothing.
/// </summary>
public static class MeanSteps
{
    /// <summary>y = the mean of x. <paramref name="lengths"/> may be empty: all rows have all steps.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward(Team team, in SequenceShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<int> lengths, Span<float> y)
    {
        Check(in shape, rows, x.Length, lengths, y.Length);
        for (int row = 0; row < rows; row++)
        {
            Span<float> sum = y.Slice(row * shape.Features, shape.Features);
            ReadOnlySpan<float> values = x.Slice(row * shape.Length, shape.TrueLength(lengths, row));
            values[..shape.Features].CopyTo(sum);
            for (int at = shape.Features; at < values.Length; at += shape.Features)
            {
                TensorPrimitives.Add(sum, values.Slice(at, shape.Features), sum);
            }

            TensorPrimitives.Divide(sum, values.Length / shape.Features, sum);
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
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> gradient = dy.Slice(row * shape.Features, shape.Features);
            Span<float> all = dx.Slice(row * shape.Length, shape.Length), target = all[..shape.TrueLength(lengths, row)];
            float share = 1f / (target.Length / shape.Features);
            for (int at = 0; at < target.Length; at += shape.Features)
            {
                Span<float> step = target.Slice(at, shape.Features);
                if (accumulate)
                {
                    TensorPrimitives.MultiplyAddEstimate(gradient, share, step, step);
                }
                else
                {
                    TensorPrimitives.Multiply(gradient, share, step);
                }
            }

            if (!accumulate)
            {
                all[target.Length..].Clear();
            }
        }
    }

    private static void Check(in SequenceShape shape, int rows, int xLength, ReadOnlySpan<int> lengths, int yLength)
    {
        Guard.Lengths(lengths, rows, shape.Steps);
        Guard.Length(xLength, (long)rows * shape.Length, "x");
        Guard.Length(yLength, (long)rows * shape.Features, "y");
    }
}
