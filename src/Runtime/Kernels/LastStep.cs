using System;
using System.Numerics.Tensors;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The step at which a sequence has been read: the last one that the row has, and for features that were read backwards the first one. Sequences are [rows, steps, features], steps [rows, features].
/// Exact. Done by the caller's thread. Allocates nothing.
/// </summary>
public static class LastStep
{
    /// <summary>y = x at that step. <paramref name="lengths"/> may be empty: all rows have all steps.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward(Team team, in LastStepShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<int> lengths, Span<float> y)
    {
        Check(in shape, rows, x.Length, lengths, y.Length);
        int forward = shape.Features - shape.Reversed;
        for (int row = 0; row < rows; row++)
        {
            Span<float> step = y.Slice(row * shape.Features, shape.Features);
            x.Slice(Last(in shape, lengths, row), forward).CopyTo(step);
            x.Slice(First(in shape, row) + forward, shape.Reversed).CopyTo(step[forward..]);
        }
    }

    /// <summary>dx = dy at that step, 0 elsewhere; added to dx when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Backward(Team team, in LastStepShape shape, int rows, ReadOnlySpan<float> dy, ReadOnlySpan<int> lengths, Span<float> dx, bool accumulate)
    {
        Check(in shape, rows, dx.Length, lengths, dy.Length);
        if (!accumulate)
        {
            dx.Clear();
        }

        int forward = shape.Features - shape.Reversed;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> step = dy.Slice(row * shape.Features, shape.Features);
            Span<float> last = dx.Slice(Last(in shape, lengths, row), forward), first = dx.Slice(First(in shape, row) + forward, shape.Reversed);
            TensorPrimitives.Add(last, step[..forward], last);
            TensorPrimitives.Add(first, step[forward..], first);
        }
    }

    private static int First(in LastStepShape shape, int row) => row * shape.Steps * shape.Features;

    private static int Last(in LastStepShape shape, ReadOnlySpan<int> lengths, int row) =>
        First(in shape, row) + (((lengths.IsEmpty ? shape.Steps : lengths[row]) - 1) * shape.Features);

    private static void Check(in LastStepShape shape, int rows, int xLength, ReadOnlySpan<int> lengths, int yLength)
    {
        Guard.Lengths(lengths, rows, shape.Steps);
        Guard.Length(xLength, (long)rows * shape.Steps * shape.Features, "x");
        Guard.Length(yLength, (long)rows * shape.Features, "y");
    }
}
