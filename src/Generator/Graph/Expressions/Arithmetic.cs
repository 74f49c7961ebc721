using System.Numerics;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>Functions of expressions, over numbers that cannot overflow.</summary>
internal static class Arithmetic
{
    /// <summary>The smallest multiple of <paramref name="b"/> (at least 1) not below <paramref name="a"/>.</summary>
    public static BigInteger Ceil(BigInteger a, BigInteger b) => -Floor(-a, b) * b;

    /// <summary>
    /// MobileNet's make_divisible: the multiple of <paramref name="b"/> (at least 1) nearest to <paramref name="a"/>, the upper one of two; at least b, and one more b where that is below 0.9 a.
    /// Source: torchvision.models._utils._make_divisible(v, divisor), whose default min_value is the divisor.
    /// </summary>
    public static BigInteger Round(BigInteger a, BigInteger b)
    {
        BigInteger nearest = BigInteger.Max(b, Floor((2 * a) + b, 2 * b) * b);
        return 10 * nearest < 9 * a ? nearest + b : nearest;
    }

    /// <summary>a / b rounded down, where BigInteger rounds towards zero; b is at least 1.</summary>
    private static BigInteger Floor(BigInteger a, BigInteger b)
    {
        BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
