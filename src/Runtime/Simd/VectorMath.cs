using System.Runtime.CompilerServices;

namespace StaticNets.Runtime.Simd;

/// <summary>
/// Elementary functions, written once for every width and the same bits at every width where the processor has a fused multiply-add. NaN stays NaN.
/// Errors are the largest found against double precision over all magnitudes, in units in the last place of the result (subnormal results: of the smallest
/// subnormal); with two roundings for a multiply-add they stay within the bounds named here too.
/// Polynomials and quotients of polynomials are minimax fits made for this project (weighted least squares, in 30 digits).
/// </summary>
public static partial class VectorMath
{
    private const float Log2E = 1.44269504f;

    // ln 2 in two parts: the first has nine bits, so that its product with a whole number is exact.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>eˣ, within 2 ulp. 0 below -103.97, +∞ above 88.72.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Exp<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        x = TV.Min(TV.Create(89f), TV.Max(TV.Create(-104f), x));
        TV n = TV.Round(x * TV.Create(Log2E));
        return TV.Scale(ExpMinusOneNearZero(Remainder(x, n)) + TV.Create(1f), n);
    }

    /// <summary>eˣ - 1 for x up to 88, within 3 ulp; a larger x counts as 88.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV ExpMinusOne<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        // Below -30 the result is -1 anyway.
        x = TV.Min(TV.Create(88f), TV.Max(TV.Create(-30f), x));
        TV n = TV.Round(x * TV.Create(Log2E));
        TV power = TV.Scale(TV.Create(1f), n);
        return TV.MultiplyAdd(ExpMinusOneNearZero(Remainder(x, n)), power, power - TV.Create(1f));
    }

    /// <summary>The natural logarithm, within 2 ulp. Log(±0) = -∞; NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Log<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        TV smallestNormal = TV.Create(1.17549435e-38f);
        TV normal = TV.WhereGreater(smallestNormal, x, x * TV.Create(8388608f), x);
        TV n = TV.Exponent(normal) - TV.WhereGreater(smallestNormal, x, TV.Create(23f), TV.Create(0f));
        TV r = TV.Fraction(normal) - TV.Create(1f);

        TV p = TV.MultiplyAdd(TV.Create(-0.07632861028f), r, TV.Create(0.1276091437f));
        p = TV.MultiplyAdd(p, r, TV.Create(-0.1316049004f));
        p = TV.MultiplyAdd(p, r, TV.Create(0.1420186886f));
        p = TV.MultiplyAdd(p, r, TV.Create(-0.1662333656f));
        p = TV.MultiplyAdd(p, r, TV.Create(0.2000122169f));
        p = TV.MultiplyAdd(p, r, TV.Create(-0.2500082156f));
        p = TV.MultiplyAdd(p, r, TV.Create(0.3333333176f));
        TV square = r * r;
        p = TV.MultiplyAdd(p, square * r, n * TV.Create(Ln2Low));
        p = TV.MultiplyAdd(square, TV.Create(-0.5f), p);
        p = TV.MultiplyAdd(n, TV.Create(Ln2High), r + p);

        p = TV.WhereGreater(x, TV.Create(float.MaxValue), x, p);
        p = TV.WhereGreater(x, TV.Create(0f), p, TV.WhereGreater(TV.Create(0f), x, TV.Create(float.NaN), TV.Create(float.NegativeInfinity)));
        return TV.WhereNaN(x, x, p);
    }

    /// <summary>ln(1 + x) for x in [0, 1], within 4 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV LogOnePlus<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        TV p = TV.MultiplyAdd(TV.Create(0.003416864135f), x, TV.Create(0.2381435312f));
        p = TV.MultiplyAdd(p, x, TV.Create(1.06619411f));
        p = TV.MultiplyAdd(p, x, TV.Create(0.9999999991f));
        TV q = TV.MultiplyAdd(TV.Create(0.07528187897f), x, TV.Create(0.6879101175f));
        q = TV.MultiplyAdd(q, x, TV.Create(1.566193979f));
        q = TV.MultiplyAdd(q, x, TV.Create(1f));
        return x * p / q;
    }

    /// <summary>x - n · ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Remainder<TV>(TV x, TV n)
        where TV : struct, ISimd<TV> =>
        TV.MultiplyAdd(n, TV.Create(-Ln2Low), TV.MultiplyAdd(n, TV.Create(-Ln2High), x));

    /// <summary>eʳ - 1 for |r| up to ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV ExpMinusOneNearZero<TV>(TV r)
        where TV : struct, ISimd<TV>
    {
        TV q = TV.MultiplyAdd(TV.Create(0.00138144323f), r, TV.Create(0.008368783617f));
        q = TV.MultiplyAdd(q, r, TV.Create(0.04166839493f));
        q = TV.MultiplyAdd(q, r, TV.Create(0.1666652007f));
        q = TV.MultiplyAdd(q, r, TV.Create(0.4999999341f));
        return TV.MultiplyAdd(q, r * r, r);
    }
}
