using System;
using System.Numerics.Tensors;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>A vector in every step of a sequence. Vectors are [rows, features], sequences [rows, steps, features]. Done by the caller's thread. Allocates nothing.</summary>
public static class RepeatSteps
{
    /// <summary>y = x in each step. Exact.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward(Team team, in SequenceShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Features);
        Guard.Length(y.Length, (long)rows * shape.Length);
        for (int step = 0; step < rows * shape.Steps; step++)
        {
            x.Slice(step / shape.Steps * shape.Features, shape.Features).CopyTo(y[(step * shape.Features)..]);
        }
    }

    /// <summary>dx = Σ dy over the steps, in their order; added to dx when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Backward(Team team, in SequenceShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.Length);
        Guard.Length(dx.Length, (long)rows * shape.Features);
        if (!accumulate)
        {
            dx.Clear();
        }

        for (int step = 0; step < rows * shape.Steps; step++)
        {
            Span<float> sum = dx.Slice(step / shape.Steps * shape.Features, shape.Features);
            TensorPrimitives.Add(sum, dy.Slice(step * shape.Features, shape.Features), sum);
        }
    }
}
