using System;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Sums of products in double, each with the sum of the absolute values that bounds the error of any float sum of the same terms.</summary>
public sealed class ProductReference(int length)
{
    private readonly int[] terms = new int[length];

    /// <summary>The sums.</summary>
    public double[] Sums { get; } = new double[length];

    /// <summary>Of each sum the absolute values of its terms, added up.</summary>
    public double[] Magnitudes { get; } = new double[length];

    /// <summary>Adds one term to one sum.</summary>
    public void Add(int index, double term)
    {
        Sums[index] += term;
        Magnitudes[index] += Math.Abs(term);
        terms[index]++;
    }

    /// <summary>The larger of |actual − sum| / (4 · terms · 2⁻²⁴ · magnitude) and of the norm-wise |d| / (1e-5 · largest + 1e-6): right up to 1.</summary>
    /// <remarks>n · u · magnitude is the textbook bound (Higham 2002, §3.1); 4 leaves room for sums that are cut and added again, not for a lost term.</remarks>
    public double Error(ReadOnlySpan<float> actual)
    {
        Assert.Equal(Sums.Length, actual.Length);
        double largest = 0, worst = 0, difference = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double d = Math.Abs(actual[i] - Sums[i]);
            if (double.IsNaN(d))
            {
                return double.PositiveInfinity;
            }

            largest = Math.Max(largest, Math.Abs(Sums[i]));
            difference = Math.Max(difference, d);
            worst = Math.Max(worst, d == 0 ? 0 : d / (4 * (terms[i] + 1) * Math.ScaleB(1, -24) * Magnitudes[i]));
        }

        return Math.Max(worst, difference / ((1e-5 * largest) + 1e-6));
    }

    /// <summary>Fails unless <see cref="Error"/> is at most 1.</summary>
    public void AssertMatches(ReadOnlySpan<float> actual, string what) =>
        Assert.True(Error(actual) <= 1, $"{what}: {Error(actual):G4} times the error allowed.");
}
