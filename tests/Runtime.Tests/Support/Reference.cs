using System;

namespace StaticNets.Runtime.Tests;

/// <summary>Functions in double precision that <see cref="Math"/> does not have, and distances in units in the last place.</summary>
public static class Reference
{
    /// <summary>The error function: its Taylor series up to 2.5, its continued fraction beyond; about 1e-14.</summary>
    public static double Erf(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        double a = Math.Abs(x);
        if (a < 2.5)
        {
            double sum = a;
            double term = a;
            for (int n = 1; n < 120; n++)
            {
                term *= -a * a / n;
                sum += term / ((2 * n) + 1);
            }

            return Math.Sign(x) * sum * 2 / Math.Sqrt(Math.PI);
        }

        double fraction = 0;
        for (int k = 80; k >= 1; k--)
        {
            fraction = k / 2.0 / (a + fraction);
        }

        return Math.Sign(x) * (1 - (Math.Exp(-a * a) / Math.Sqrt(Math.PI) / (a + fraction)));
    }

    /// <summary>eˣ - 1 without cancellation.</summary>
    public static double ExpMinusOne(double x) =>
        Math.Abs(x) < 1e-3 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4)))))) : Math.Exp(x) - 1;

    /// <summary>ln(1 + x) without cancellation.</summary>
    public static double LogOnePlus(double x) =>
        Math.Abs(x) < 1e-4 ? x * (1 - (x / 2) + (x * x / 3) - (x * x * x / 4)) : Math.Log(1 + x);

    /// <summary>1 / (1 + e⁻ˣ) without overflow.</summary>
    public static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    /// <summary>ln(1 + eˣ) without overflow.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>|actual - expected| in units in the last place of the expected value as a float.</summary>
    public static double Ulps(double expected, float actual)
    {
        float rounded = (float)expected;
        if (!float.IsFinite(rounded) || !float.IsFinite(actual))
        {
            return rounded.Equals(actual) ? 0 : double.PositiveInfinity;
        }

        double unit = Math.Abs(rounded) < 1.17549435e-38f ? float.Epsilon : Math.ScaleB(1, Math.ILogB(rounded) - 23);
        return Math.Abs(actual - expected) / unit;
    }
}
