using System;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Zeros, for gradients that nobody writes.</summary>
public static class Zero
{
    /// <summary>y = 0. Done by the caller's thread: memory is the limit, not arithmetic.</summary>
    /// <exception cref="ArgumentException"><paramref name="y"/> has not rows · length values.</exception>
    public static void Fill(Team team, in MapShape shape, int rows, Span<float> y)
    {
        Guard.Length(y.Length, (long)rows * shape.Length);
        y.Clear();
    }
}
