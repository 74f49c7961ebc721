using System;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>What a kernel is to write, and how far it may be off. NaN stands for any finite number.</summary>
internal sealed class Expectation
{
    /// <summary>Half the distance of neighbouring floats around 1.</summary>
    public const double Rounding = 1.0 / (1 << 24);

    private readonly double[] values;
    private readonly double[] bounds;
    private readonly double[] terms;

    /// <param name="values">The numbers.</param>
    /// <param name="bounds">How far each may be off.</param>
    /// <param name="terms">The size of one of the terms that each is made of: what is missing where a kernel forgets one.</param>
    public Expectation(double[] values, double[] bounds, double[] terms)
    {
        this.values = values;
        this.bounds = bounds;
        this.terms = terms;
    }

    /// <summary>Numbers that may be off by so many roundings of the largest of them.</summary>
    public static Expectation Normwise(double[] values, double roundings)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, double.IsNaN(value) ? 0 : Math.Abs(value));
        }

        return new(values, Same(values.Length, roundings * Rounding * largest), Same(values.Length, 1e-3 * largest));
    }

    /// <summary>Numbers that are only moved, or computed by one exact operation.</summary>
    public static Expectation Exact(double[] values) => new(values, new double[values.Length], Same(values.Length, 1e-5));

    /// <summary>The expectation where the numbers are added to <paramref name="start"/>: one more rounding.</summary>
    public Expectation AddedTo(float[] start)
    {
        double[] sums = new double[values.Length], wider = new double[values.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = start[i] + values[i];
            wider[i] = bounds[i] + (2 * Rounding * (Math.Abs(start[i]) + (double.IsNaN(values[i]) ? 0 : Math.Abs(values[i]))));
        }

        return new(sums, wider, terms);
    }

    /// <summary>The same of a planar result in blocks of 16 channels.</summary>
    public Expectation Blocked(int channels, int inner) =>
        new(Images.Blocked(values, channels, inner, double.NaN), Images.Blocked(bounds, channels, inner, 0), Images.Blocked(terms, channels, inner, 0));

    /// <summary>Whether <paramref name="actual"/> is right; written so that a NaN is wrong.</summary>
    public bool Fits(ReadOnlySpan<float> actual)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!(double.IsNaN(values[i]) ? float.IsFinite(actual[i]) : Math.Abs(actual[i] - values[i]) <= bounds[i]))
            {
                return false;
            }
        }

        return actual.Length == values.Length;
    }

    /// <summary>The negative control: the same, with one term missing in the number that has the widest bound.</summary>
    public Expectation WithoutOneTerm()
    {
        int widest = -1;
        for (int i = 0; i < values.Length; i++)
        {
            widest = !double.IsNaN(values[i]) && (widest < 0 || bounds[i] > bounds[widest]) ? i : widest;
        }

        double[] wrong = (double[])values.Clone();
        wrong[widest] += terms[widest];
        return new(wrong, bounds, terms);
    }

    private static double[] Same(int length, double value)
    {
        double[] result = new double[length];
        Array.Fill(result, value);
        return result;
    }
}
