using System;

namespace StaticNets.Runtime.Randomness;

/// <summary>
/// Two independent normal values from 64 random bits (Box and Muller 1958). The logarithm, sine and cosine are series of their own, because the
/// system's differ in the last bit between platforms; add, multiply, divide and square root do not.
/// </summary>
internal static class NormalTransform
{
    private const double Unit = 1.0 / (1L << 32);

    public static (float Even, float Odd) Pair(ulong bits)
    {
        // Half a unit above 0, so that the logarithm is finite: the radius is at most √(66 ln 2) = 6.8.
        double radius = Math.Sqrt(-2 * Log(((uint)bits + 0.5) * Unit));

        // The angle is a whole number of quarter turns plus a rest within an eighth of a turn on either side.
        uint turn = (uint)(bits >> 32);
        int quarter = (int)(((turn >> 29) + 1) >> 1);
        double rest = ((turn * Unit) - (quarter * 0.25)) * (2 * Math.PI);
        (double sine, double cosine) = SinCos(rest);

        (double x, double y) = (quarter & 3) switch
        {
            0 => (cosine, sine),
            1 => (-sine, cosine),
            2 => (-cosine, -sine),
            _ => (sine, -cosine),
        };

        return ((float)(radius * x), (float)(radius * y));
    }

    /// <summary>ln x for normal x > 0, within 4e-16 relative: x = m · 2ᵉ, ln m = 2 artanh((m - 1) / (m + 1)) with |(m - 1) / (m + 1)| ≤ 0.172.</summary>
    internal static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }

        double s = (m - 1) / (m + 1);
        double square = s * s;
        double sum = 0;
        for (int power = 21; power >= 1; power -= 2)
        {
            sum = (sum * square) + (1.0 / power);
        }

        return (exponent * 0.6931471805599453) + (2 * s * sum);
    }

    /// <summary>Sine and cosine for |x| ≤ π/4 by their Taylor series; the first term left out, x¹⁸/18!, is below 3e-18.</summary>
    internal static (double Sine, double Cosine) SinCos(double x)
    {
        double square = x * x;
        double sine = 1;
        double cosine = 1;
        for (int n = 16; n >= 2; n -= 2)
        {
            cosine = 1 - (cosine * square / ((n - 1) * n));
            sine = 1 - (sine * square / (n * (n + 1)));
        }

        return (sine * x, cosine);
    }
}
