using System;
using System.Numerics.Tensors;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Puts a step, the same parameter [features] for every sample, in front of sequences: x [rows, steps, features], y [rows, steps + 1, features]. Exact but for the sum over the batch, which is taken in
/// its order: error at most γ · Σ|dy| with γ = n·u / (1 − n·u), n samples, u = 2⁻²⁴. Done by the caller's thread. Allocates nothing.
/// </summary>
public static class ClassToken
{
    /// <summary>y = weight, then x.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward(Team team, in ClassTokenShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(weight.Length, shape.Features);
        Guard.Length(y.Length, (long)rows * shape.LongLength);
        for (int row = 0; row < rows; row++)
        {
            Span<float> target = y.Slice(row * shape.LongLength, shape.LongLength);
            weight.CopyTo(target);
            x.Slice(row * shape.Length, shape.Length).CopyTo(target[shape.Features..]);
        }
    }

    /// <summary>dx = dy without the step in front; added to dx when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Backward(Team team, in ClassTokenShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.LongLength);
        Guard.Length(dx.Length, (long)rows * shape.Length);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> gradient = dy.Slice((row * shape.LongLength) + shape.Features, shape.Length);
            Span<float> target = dx.Slice(row * shape.Length, shape.Length);
            if (accumulate)
            {
                TensorPrimitives.Add(target, gradient, target);
            }
            else
            {
                gradient.CopyTo(target);
            }
        }
    }

    /// <summary>dweight = dy of the step in front, summed over the batch; added to dweight when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void BackwardWeights(Team team, in ClassTokenShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dweight, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.LongLength);
        Guard.Length(dweight.Length, shape.Features);
        if (!accumulate)
        {
            dweight.Clear();
        }

        for (int row = 0; row < rows; row++)
        {
            TensorPrimitives.Add(dweight, dy.Slice(row * shape.LongLength, shape.Features), dweight);
        }
    }
}
