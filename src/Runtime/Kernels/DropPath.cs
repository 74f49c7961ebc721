using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Randomness;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sets whole samples to zero at random and multiplies the rest by 1 / (1 - rate), in training only (stochastic depth, Huang et al. 2016, arXiv:1603.09382). As
/// torchvision's StochasticDepth in mode "row". Whether a sample is dropped depends on (seed, step, layer, sample) alone.
/// </summary>
public static class DropPath
{
    /// <summary>y = x · the sample's factor. <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <exception cref="ArgumentException">A span has not rows · shape.Length values, or they overlap without being the same.</exception>
    public static void Forward(Team team, in DropoutShape shape, int rows, ReadOnlySpan<float> x, Span<float> y, in RandomKey key) =>
        Run(team, shape, rows, x, y, accumulate: false, key);

    /// <summary>dx = dy · the sample's factor as forward drew it, added to dx if <paramref name="accumulate"/>. The two may be the same span.</summary>
    /// <exception cref="ArgumentException">A span has not rows · shape.Length values, or they overlap without being the same.</exception>
    public static void Backward(Team team, in DropoutShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate, in RandomKey key) =>
        Run(team, shape, rows, dy, dx, accumulate, key);

    private static void Run(Team team, in DropoutShape shape, int rows, ReadOnlySpan<float> x, Span<float> y, bool accumulate, in RandomKey key)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        ulong drawKey = CounterRandom.Key(key.Seed, RandomPurpose.Dropout, key.Step, shape.Layer);
        ChannelShape sample = new(1, 1, shape.Length);
        Span<float> factor = stackalloc float[1];
        for (int row = 0; row < rows; row++)
        {
            DropoutFactors.Fill(shape, drawKey, (ulong)row, 0, factor);
            ReadOnlySpan<float> from = x.Slice(row * shape.Length, shape.Length);
            ChannelMap.Run(team, sample, 1, from, from, factor, y.Slice(row * shape.Length, shape.Length), accumulate, default(Scaled));
        }
    }

    /// <summary>x · factor.</summary>
    private readonly struct Scaled : ChannelMap.IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Of<TV>(TV a, TV b, TV parameter)
            where TV : struct, ISimd<TV> => a * parameter;
    }
}
