using System;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Gradients of a double function by central differences, to hold written-out gradients against.</summary>
public static class Differences
{
    /// <summary>d⟨cotangent, function(x)⟩/dx, with steps of 1e-5 · max(1, |x|): exact to about 1e-9 for smooth functions of these sizes.</summary>
    public static double[] Gradient(Func<double[], double[]> function, double[] x, double[] cotangent)
    {
        double[] gradient = new double[x.Length];
        double[] moved = (double[])x.Clone();
        for (int i = 0; i < x.Length; i++)
        {
            double step = 1e-5 * Math.Max(1, Math.Abs(x[i]));
            moved[i] = x[i] + step;
            double up = Dot(function(moved), cotangent);
            moved[i] = x[i] - step;
            double down = Dot(function(moved), cotangent);
            moved[i] = x[i];
            gradient[i] = (up - down) / (2 * step);
        }

        return gradient;
    }

    /// <summary>The written-out gradient agrees to 1e-6 of its largest value, a thousand times what differences in float32 could show.</summary>
    public static void Agree(double[] differences, double[] written, string what)
    {
        double largest = 0;
        foreach (double value in differences)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        for (int i = 0; i < written.Length; i++)
        {
            Assert.True(Math.Abs(differences[i] - written[i]) <= (1e-6 * largest) + 1e-8, $"{what}: {i} is {written[i]:R}, differences give {differences[i]:R}");
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        double total = 0;
        for (int i = 0; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }
}
