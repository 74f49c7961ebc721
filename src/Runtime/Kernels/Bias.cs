using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>A number for each channel added to every value of that channel, and an activation after it.</summary>
public static unsafe partial class Bias
{
    /// <summary>y = activation(x + bias of its channel). <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <param name="team">Threads to share the work; the bits do not depend on it.</param>
    /// <param name="shape">One sample.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="x">rows · shape.Length values.</param>
    /// <param name="bias">One value per channel, or empty for none.</param>
    /// <param name="y">As long as <paramref name="x"/>.</param>
    /// <param name="activation">What follows the sum.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or x and y overlap without being the same.</exception>
    public static void Forward<TActivation>(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (bias.IsEmpty)
        {
            Map.Forward(team, new MapShape(shape.Length), rows, x, y, activation);
            return;
        }

        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(bias.Length, shape.Channels);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        ChannelMap.Run(team, shape, rows, x, x, bias, y, accumulate: false, new Shifted<TActivation>(activation));
    }

    /// <summary>dbias[c] = sum of dy over rows, steps and inner positions of channel c, added to dbias if <paramref name="accumulate"/>.</summary>
    /// <remarks>The order of the sum depends on the shape and on rows only.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public static void Backward(Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dbias, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.Length);
        Guard.Length(dbias.Length, shape.Channels);
        ChannelSum.Run<Gradient>(team, shape, rows, dy, dy, dbias, accumulate);
    }

    /// <summary>activation(x + bias).</summary>
    internal readonly struct Shifted<TActivation>(TActivation activation) : ChannelMap.IOperation
        where TActivation : struct, IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Of<TV>(TV a, TV b, TV parameter)
            where TV : struct, ISimd<TV> => activation.Forward(a + parameter);
    }

    /// <summary>dy itself.</summary>
    internal readonly struct Gradient : ChannelSum.ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TV Of<TV>(TV x, TV dy)
            where TV : struct, ISimd<TV> => dy;
    }
}
