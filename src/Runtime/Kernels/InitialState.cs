using System;
using System.Numerics.Tensors;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>A state that begins with a vector of the network: vectors are [rows, hidden], states [rows, state]. Exact. Done by the caller's thread. Allocates nothing.</summary>
public static class InitialState
{
    /// <summary>y = x, then 0.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward(Team team, in InitialStateShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Hidden);
        Guard.Length(y.Length, (long)rows * shape.StateLength);
        for (int row = 0; row < rows; row++)
        {
            Span<float> state = y.Slice(row * shape.StateLength, shape.StateLength);
            x.Slice(row * shape.Hidden, shape.Hidden).CopyTo(state);
            state[shape.Hidden..].Clear();
        }
    }

    /// <summary>dx = the beginning of dy; added to dx when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Backward(Team team, in InitialStateShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.StateLength);
        Guard.Length(dx.Length, (long)rows * shape.Hidden);
        if (!accumulate)
        {
            dx.Clear();
        }

        for (int row = 0; row < rows; row++)
        {
            Span<float> vector = dx.Slice(row * shape.Hidden, shape.Hidden);
            TensorPrimitives.Add(vector, dy.Slice(row * shape.StateLength, shape.Hidden), vector);
        }
    }
}
