using System;
using System.Collections.Generic;
using Xunit;

namespace StaticNets.Runtime.Tests;

/// <summary>Float values for tests, and comparisons that name the first difference.</summary>
public static class Floats
{
    /// <summary>Values that arithmetic treats specially: NaNs, infinities, zeros, ones, subnormals, the largest and the smallest.</summary>
    public static IReadOnlyList<float> Special { get; } =
    [
        float.NaN, -float.NaN, BitConverter.Int32BitsToSingle(0x7FBF8234), float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 1f, -1f,
        float.Epsilon, -float.Epsilon, 1e-40f, -1e-40f, 1.17549435e-38f, -1.17549435e-38f, float.MaxValue, float.MinValue, 3f, -3f, 6f,
        88.7f, -88.7f, -103.9f, 1e4f, -1e4f, 1e20f, -1e20f,
    ];

    /// <summary>Uniform values in [low, high), the same for the same seed.</summary>
    public static float[] Uniform(int length, int seed, float low = -2, float high = 2)
    {
        Random random = new(seed);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
        {
            value = low + ((high - low) * random.NextSingle());
        }

        return values;
    }

    /// <summary>Fails unless both hold the same bits (any NaN equals any NaN).</summary>
    public static void SameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what = "")
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i])
                && !(float.IsNaN(expected[i]) && float.IsNaN(actual[i])))
            {
                Assert.Fail($"Element {i} of {expected.Length} is {actual[i]:G9} instead of {expected[i]:G9} {what}.");
            }
        }
    }

    /// <summary>The rule of the reference values: max|d| ≤ relative · max|expected| + absolute.</summary>
    /// <remarks>1e-5 is 50 times the noise that float32 shows against float64 in PyTorch itself; 1e-6 judges gradients that are zero.</remarks>
    public static bool Close(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, double relative = 1e-5, double absolute = 1e-6)
    {
        double largest = 0, difference = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i]));
            difference = Math.Max(difference, Math.Abs(expected[i] - actual[i]));
        }

        return expected.Length == actual.Length && difference <= (relative * largest) + absolute;
    }

    /// <summary>Fails unless <see cref="Close"/>.</summary>
    public static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, string what = "", double relative = 1e-5, double absolute = 1e-6)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(!float.IsNaN(actual[i]) || double.IsNaN(expected[i]), $"{what}: element {i} is NaN instead of {expected[i]:G9}.");
        }

        Assert.True(Close(expected, actual, relative, absolute), $"{what}: differs by more than {relative} of the largest value + {absolute}.");
    }

    /// <summary>Fails if <paramref name="action"/>, warmed up, allocates on this thread.</summary>
    public static void AllocatesNothing(Action action)
    {
        Assert.Equal(0, Allocated(action));
    }

    /// <summary>
    /// Bytes that 100 calls of <paramref name="action"/> allocate on this thread after a warm-up: the least of several attempts, because a collection
    /// that another test causes closes this thread's allocation buffer, whose rest is then counted as allocated.
    /// </summary>
    public static long Allocated(Action action)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            for (int i = 0; i < 3; i++)
            {
                action();
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                action();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
