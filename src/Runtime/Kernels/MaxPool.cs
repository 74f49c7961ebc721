using System;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Maximum over windows, as torch.nn.MaxPool2d: padding never wins, a NaN in the window comes through. Exact.
/// <para>Sample-major planes: x [rows, C, H, W], y [rows, C, outH, outW]; x and y must not overlap. Allocates nothing.</para>
/// </summary>
public static unsafe partial class MaxPool
{
    /// <summary>y = the largest value of each window; -∞ where a window lies wholly in the padding.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in PoolShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, (long)rows * shape.OutLength);
        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * shape.Channels, x.Length, new PoolForward<Largest>(shape, source, target));
        }
    }

    /// <summary>
    /// dx = dy at the position of each window's maximum, 0 elsewhere; windows that overlap add up. The position is found again in
    /// <paramref name="x"/>: of equal values the first in row-major order, of NaNs the last, as torch.
    /// </summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Backward(Team team, in PoolShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(dy.Length, (long)rows * shape.OutLength);
        Guard.Length(dx.Length, (long)rows * shape.Length);
        fixed (float* source = x, gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * shape.Channels, 2L * x.Length, new MaxPoolBackward(shape, source, gradient, target, accumulate));
        }
    }

    private readonly struct Largest : IPoolOperation
    {
        public static float Empty => float.NegativeInfinity;

        public static bool Divides => false;

        // A NaN in a comes through Max only as its second operand, one in b through the test.
        public static TV Combine<TV>(TV a, TV b)
            where TV : struct, ISimd<TV> => TV.WhereNaN(b, b, TV.Max(b, a));

        public static TV Finish<TV>(TV total, TV divisor)
            where TV : struct, ISimd<TV> => total;
    }
}
