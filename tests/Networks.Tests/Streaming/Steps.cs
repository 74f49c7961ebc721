using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Runtime.Streams;
using Xunit;

namespace StaticNets.Networks.Tests.Streaming;

/// <summary>Sequences [rows, steps, features] step by step.</summary>
internal static class Steps
{
    public delegate void Step<T>(ReadOnlySpan<T> input, StreamState state, Span<float> output);

    /// <summary>Fails unless each step, taken by itself, gives the bits that the whole sequences have there.</summary>
    public static void AssertSame<T>(T[] input, int steps, float[] whole, StreamState state, Step<T> take)
    {
        float[] output = new float[whole.Length / steps];
        for (int step = 0; step < steps; step++)
        {
            Assert.Equal(step, state.Position);
            take(At(input, state.Rows, steps, step), state, output);
            Bits.AssertSame(At(whole, state.Rows, steps, step), output);
        }

        // Numbers, and not the same at every step.
        Assert.NotEqual(At(whole, state.Rows, steps, 0), output);
        Assert.All(output, value => Assert.True(float.IsFinite(value)));
    }

    /// <summary>One step of every row.</summary>
    public static T[] At<T>(T[] sequences, int rows, int steps, int step)
    {
        int features = sequences.Length / (rows * steps);
        return [.. Enumerable.Range(0, rows).SelectMany(row => sequences.Skip(((row * steps) + step) * features).Take(features))];
    }
}
