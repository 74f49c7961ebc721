using System;
using Xunit;

namespace StaticNets.Networks.Tests.Attention;

/// <summary>Comparison normwise: of steps by themselves with whole sequences, where sums are taken in another order.</summary>
internal static class Near
{
    /// <summary>What the project promises of a step with its cache.</summary>
    private const double Tolerance = 1e-5;

    public static void Assert(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) => Xunit.Assert.InRange(Distance(expected, actual), 0, Tolerance);

    /// <summary>Fails unless the two are further apart than rounding explains.</summary>
    public static void AssertFar(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) => Xunit.Assert.InRange(Distance(expected, actual), 100 * Tolerance, 10);

    private static double Distance(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        double difference = 0, norm = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow((double)expected[i] - actual[i], 2);
            norm += Math.Pow(expected[i], 2);
        }

        return Math.Sqrt(difference / norm);
    }
}
