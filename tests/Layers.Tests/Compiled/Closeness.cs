using System;
using System.Linq;
using Xunit;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>Compares floats with the reference. Every comparison is made twice: it must hold, and must not hold once one value is 1 % off.</summary>
internal static class Closeness
{
    /// <summary>
    /// max|Δ| ≤ 1e-5 · max|expected| + 1e-6 · scale. PyTorch's float layers differ from its double ones by 8e-8 of the largest value in the median and
    /// by 1.5e-6 at worst; a wrong formula by 1e-4 and more.
    /// </summary>
    /// <param name="expected">The reference's tensor.</param>
    /// <param name="actual">The compiled network's.</param>
    /// <param name="scale">The size of what cancels in a value that is zero by theory.</param>
    /// <param name="what">For the message.</param>
    public static void Check(double[] expected, ReadOnlySpan<float> actual, double scale, string what)
    {
        double largest = expected.Length == 0 ? 0 : expected.Max(Math.Abs);
        double bound = (1e-5 * largest) + (1e-6 * scale);
        Within(expected, actual, _ => bound, what);

        int at = Array.FindIndex(expected, value => Math.Abs(value) == largest);
        Fails(expected, actual, at, 0.01 * Math.Max(largest, scale), _ => bound, what);
    }

    /// <summary>
    /// For each element |Δ| ≤ 4 · K · 2⁻²⁴ · Σ|aᵢ·bᵢ|, four times the most that rounding can do to a sum of K products: shows the one wrong element of
    /// a large tensor.
    /// </summary>
    public static void CheckElements(double[] expected, ReadOnlySpan<float> actual, double[] terms, double[] magnitudes, string what)
    {
        double Bound(int i) => 4 * terms[i] * Math.ScaleB(1, -24) * magnitudes[i];
        Within(expected, actual, Bound, what + ", element by element");

        int at = expected.Length / 2;
        if (magnitudes[at] > 0)
        {
            Fails(expected, actual, at, 0.01 * magnitudes[at], Bound, what);
        }
    }

    private static void Within(double[] expected, ReadOnlySpan<float> actual, Func<int, double> bound, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        int wrong = FirstBeyond(expected, actual, bound);
        if (wrong >= 0)
        {
            Assert.Fail($"{what}: element {wrong} of {expected.Length} is {actual[wrong]:G9} instead of {expected[wrong]:G9}, allowed is {bound(wrong):G3}.");
        }
    }

    private static void Fails(double[] expected, ReadOnlySpan<float> actual, int at, double change, Func<int, double> bound, string what)
    {
        double[] wrong = [.. expected];
        wrong[at] += change;
        Assert.True(FirstBeyond(wrong, actual, bound) >= 0, $"{what}: the comparison does not see a value that is 1 % off.");
    }

    // Not above the bound, rather than below it: NaN is beyond any.
    private static int FirstBeyond(double[] expected, ReadOnlySpan<float> actual, Func<int, double> bound)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= bound(i)))
            {
                return i;
            }
        }

        return -1;
    }
}
