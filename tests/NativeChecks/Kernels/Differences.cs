using System;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>The gradient of a function in double precision, by central differences: exact to about 1e-9, a hundredth of a float's rounding.</summary>
internal static class Differences
{
    private const double Step = 1e-5;

    /// <summary>d⟨dy, function(x)⟩ / dx.</summary>
    public static double[] Gradient(Func<double[], double[]> function, double[] x, double[] dy)
    {
        double[] gradient = new double[x.Length], moved = (double[])x.Clone();
        for (int i = 0; i < x.Length; i++)
        {
            moved[i] = x[i] + Step;
            double up = Dot(function(moved), dy);
            moved[i] = x[i] - Step;
            gradient[i] = (up - Dot(function(moved), dy)) / (2 * Step);
            moved[i] = x[i];
        }

        return gradient;
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
