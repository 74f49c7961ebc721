using System;
using System.Numerics.Tensors;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>A sequence whose steps beyond a row's length are 0. Sequences are [rows, steps, features]. Exact. Done by the caller's thread. Allocates nothing.</summary>
public static class ClearSteps
{
    /// <summary>y = x up to the row's length, 0 beyond it. <paramref name="x"/> and <paramref name="y"/> may be the same span; <paramref name="lengths"/> may be empty: all have all steps.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward(Team team, in SequenceShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<int> lengths, Span<float> y)
    {
        Guard.Lengths(lengths, rows, shape.Steps);
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        for (int row = 0; row < rows; row++)
        {
            int length = shape.TrueLength(lengths, row);
            Span<float> target = y.Slice(row * shape.Length, shape.Length);
            x.Slice(row * shape.Length, length).CopyTo(target);
            target[length..].Clear();
        }
    }

    /// <summary>dx = dy up to the row's length, 0 beyond it. <paramref name="dx"/> may be <paramref name="dy"/> where it is overwritten.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Backward(Team team, in SequenceShape shape, int rows, ReadOnlySpan<float> dy, ReadOnlySpan<int> lengths, Span<float> dx, bool accumulate)
    {
        if (!accumulate)
        {
            Forward(team, in shape, rows, dy, lengths, dx);
            return;
        }

        Guard.Lengths(lengths, rows, shape.Steps);
        Guard.Length(dy.Length, (long)rows * shape.Length);
        Guard.Length(dx.Length, dy.Length);
        Guard.Apart(dy, dx);
        for (int row = 0; row < rows; row++)
        {
            Span<float> target = dx.Slice(row * shape.Length, shape.TrueLength(lengths, row));
            TensorPrimitives.Add(target, dy.Slice(row * shape.Length, target.Length), target);
        }
    }
}
