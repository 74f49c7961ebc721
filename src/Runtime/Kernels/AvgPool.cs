using System;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Average over windows, as torch.nn.AvgPool2d: with countIncludePad a window divides by its size clipped to the padded extent, else by
/// the number of its values inside the image.
/// <para>Sample-major planes: x [rows, C, H, W], y [rows, C, outH, outW]; no overlap. Error of y: (windowHeight + windowWidth)·2⁻²⁴ of the
/// average of |x| (Higham, Accuracy and Stability, 2nd ed. 2002, §4.2). Allocates nothing. Dilation is not looked at: 1.</para>
/// </summary>
public static unsafe partial class AvgPool
{
    /// <summary>y = the average of each window; 0 where a window lies wholly in the padding.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in PoolShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, (long)rows * shape.OutLength);
        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * shape.Channels, x.Length, new PoolForward<Average>(shape, source, target));
        }
    }

    /// <summary>dx = the sum over the windows that hold a value of dy / divisor.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Backward(Team team, in PoolShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.OutLength);
        Guard.Length(dx.Length, (long)rows * shape.Length);
        fixed (float* gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * shape.Channels, 2L * dx.Length, new AvgPoolBackward(shape, gradient, target, accumulate));
        }
    }

    private readonly struct Average : IPoolOperation
    {
        public static float Empty => 0;

        public static bool Divides => true;

        public static TV Combine<TV>(TV a, TV b)
            where TV : struct, ISimd<TV> => a + b;

        public static TV Finish<TV>(TV total, TV divisor)
            where TV : struct, ISimd<TV> => total / divisor;
    }
}
