using System;
using System.Numerics.Tensors;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>One operand of a concatenation in its place; what the other operands' calls write is left alone. Exact. No overlap. Allocates nothing.</summary>
public static unsafe class Concat
{
    /// <summary>Copies x into its part of y.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in ConcatShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, (long)rows * shape.TotalLength);
        fixed (float* part = x, whole = y)
        {
            RangeJob.Run(team, rows * shape.Outer, x.Length, new Job(part, whole + shape.At, shape.Part, shape.Total, toPart: false, accumulate: false));
        }
    }

    /// <summary>dx = the part of dy that belongs to x, added to dx if <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Backward(Team team, in ConcatShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.TotalLength);
        Guard.Length(dx.Length, (long)rows * shape.Length);
        fixed (float* part = dx, whole = dy)
        {
            RangeJob.Run(team, rows * shape.Outer, dx.Length, new Job(part, whole + shape.At, shape.Part, shape.Total, toPart: true, accumulate));
        }
    }

    private readonly struct Job(float* part, float* whole, int length, int total, bool toPart, bool accumulate) : IRangeJob
    {
        public void Run(int from, int to)
        {
            for (int item = from; item < to; item++)
            {
                Span<float> own = new(part + ((nint)item * length), length), all = new(whole + ((nint)item * total), length);
                if (!toPart)
                {
                    own.CopyTo(all);
                }
                else if (accumulate)
                {
                    TensorPrimitives.Add(own, all, own);
                }
                else
                {
                    all.CopyTo(own);
                }
            }
        }
    }
}
