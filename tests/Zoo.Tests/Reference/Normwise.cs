using System;
using Xunit;

namespace StaticNets.Zoo.Tests.Reference;

/// <summary>How far two vectors are apart: |found - expected| / |expected|, Euclidean norms in double.</summary>
public static class Normwise
{
    /// <summary>The distance.</summary>
    public static double Distance(ReadOnlySpan<float> expected, ReadOnlySpan<float> found)
    {
        Assert.Equal(expected.Length, found.Length);
        (double difference, double norm) = (0, 0);
        for (int i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow((double)found[i] - expected[i], 2);
            norm += Math.Pow(expected[i], 2);
        }

        // A NaN has to fail, not to compare as false.
        return double.IsNaN(difference) ? double.PositiveInfinity : Math.Sqrt(difference / norm);
    }

    /// <summary>The Euclidean norm.</summary>
    public static double Norm(ReadOnlySpan<float> values)
    {
        double norm = 0;
        foreach (float value in values)
        {
            norm += (double)value * value;
        }

        return Math.Sqrt(norm);
    }
}
