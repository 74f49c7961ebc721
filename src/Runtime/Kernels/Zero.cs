using System;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Zeros, for gradients that nobody writes, or that are added to by all who do.</summary>
public static class Zero
{
    /// <summary>y = 0. Done by the caller's thread: memory is the limit, not arithmetic.</summary>
    /// <exception cref="ArgumentException"><paramref name="y"/> has not rows · length values.</exception>
    public static void Fill(Team team, in MapShape shape, int rows, Span<float> y)
    {
        Guard.Length(y.Length, (long)rows * shape.Length);
        y.Clear();
    }

    /// <summary>Begins a sum that others add to: y = 0, unless <paramref name="accumulate"/> says that y holds the sum so far.</summary>
    /// <exception cref="ArgumentException"><paramref name="y"/> has not length values.</exception>
    public static void Begin(Team team, in MapShape shape, Span<float> y, bool accumulate)
    {
        Guard.Length(y.Length, shape.Length);
        if (!accumulate)
        {
            y.Clear();
        }
    }
}
