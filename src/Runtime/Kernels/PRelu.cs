using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Leaky ReLU with a trained slope for each channel, or one slope for all (He et al. 2015, arXiv:1502.01852). At 0 the negative side holds. As torch.nn.PReLU.
/// </summary>
public static unsafe partial class PRelu
{
    /// <summary>y = x where x is above 0, else slope · x. <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <exception cref="ArgumentException">A span has the wrong length, or x and y overlap without being the same.</exception>
    public static void Forward(Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> slope, Span<float> y)
    {
        ChannelShape view = View(shape, slope.Length);
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(slope.Length, view.Channels);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        ChannelMap.Run(team, view, rows, x, x, slope, y, accumulate: false, default(Leak));
    }

    /// <summary>dx = dy where x is above 0, else slope · dy; added to dx if <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A span has the wrong length, or dx overlaps x or dy without being the same.</exception>
    public static void BackwardData(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> slope, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        ChannelShape view = View(shape, slope.Length);
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(slope.Length, view.Channels);
        Guard.Length(dy.Length, x.Length);
        Guard.Length(dx.Length, x.Length);
        Guard.SameOrApart(x, dx);
        Guard.SameOrApart(dy, dx);
        ChannelMap.Run(team, view, rows, x, dy, slope, dx, accumulate, default(Leak));
    }

    /// <summary>dslope = sum of x · dy over the positions where x is not above 0; added to dslope if <paramref name="accumulate"/>.</summary>
    /// <remarks>The order of the sum depends on the shape and on rows only.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public static void BackwardWeights(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dslope, bool accumulate)
    {
        ChannelShape view = View(shape, dslope.Length);
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(dy.Length, x.Length);
        Guard.Length(dslope.Length, view.Channels);
        ChannelSum.Run<SlopeGradient>(team, view, rows, x, dy, dslope, accumulate);
    }

    /// <summary>With a single slope the values are planes of one channel.</summary>
    private static ChannelShape View(in ChannelShape shape, int slopes)
    {
        if (slopes != 1 || shape.Channels == 1)
        {
            return shape;
        }

        return shape.Inner == 1 ? new ChannelShape(shape.Steps, 1, shape.Channels) : new ChannelShape(shape.Steps * shape.Channels, 1, shape.Inner);
    }

    /// <summary>b where a is above 0, else slope · b: the function with b = x, its derivative with b = dy.</summary>
    internal readonly struct Leak : ChannelMap.IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Of<TV>(TV a, TV b, TV parameter)
            where TV : struct, ISimd<TV> => TV.WhereGreater(a, TV.Create(0f), b, b * parameter);
    }

    /// <summary>x · dy where x is not above 0.</summary>
    internal readonly struct SlopeGradient : ChannelSum.ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TV Of<TV>(TV x, TV dy)
            where TV : struct, ISimd<TV> => TV.WhereGreater(x, TV.Create(0f), TV.Create(0f), x * dy);
    }
}
