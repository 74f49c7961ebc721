using System.Runtime.CompilerServices;

namespace StaticNets.Runtime.Simd;

/// <summary>
/// A group of floats that one instruction works on. Element-wise mathematics is written once against this
/// interface and never against a width.
/// </summary>
/// <typeparam name="TSelf">The group itself: <c>Simd1</c>, <c>Simd4</c>, <c>Simd8</c> or <c>Simd16</c>.</typeparam>
public interface ISimd<TSelf>
    where TSelf : struct, ISimd<TSelf>
{
    /// <summary>How many floats the group holds.</summary>
    static abstract int Count { get; }

    /// <summary>Every lane holds <paramref name="value"/>.</summary>
    static abstract TSelf Create(float value);

    /// <summary>Reads <see cref="Count"/> floats, of any alignment, from <paramref name="first"/> + <paramref name="offset"/> floats on.</summary>
    static abstract TSelf Load(ref readonly float first, nint offset);

    /// <summary>Writes <see cref="Count"/> floats, of any alignment, from <paramref name="first"/> + <paramref name="offset"/> floats on.</summary>
    static abstract void Store(TSelf value, ref float first, nint offset);

    /// <summary>Lane-wise sum.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>Lane-wise difference.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>Lane-wise product.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>Lane-wise quotient.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>a * b + c: one rounding where the processor has a fused multiply-add (the same bits at every width), two where it has not.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The larger of each pair, one instruction. Of a NaN only that in <paramref name="b"/> is sure to come through.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The larger of each pair; NaN where one of them is NaN.</summary>
    static abstract TSelf Maximum(TSelf a, TSelf b);

    /// <summary>The smaller of each pair, one instruction. Of a NaN only that in <paramref name="b"/> is sure to come through.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>Square root.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>Absolute value: the sign bit cleared.</summary>
    static abstract TSelf Abs(TSelf a);

    /// <summary>The nearest whole number; halves go to the even one.</summary>
    static abstract TSelf Round(TSelf a);

    /// <summary>
    /// a · 2ⁿ for |a| in 2⁻²⁰..2 and whole <paramref name="n"/> in -252..254: exact, but for a subnormal result, which is rounded once, and for overflow.
    /// </summary>
    static abstract TSelf Scale(TSelf a, TSelf n);

    /// <summary>The whole n for which a / 2ⁿ lies in [√½, √2), for positive normal <paramref name="a"/>.</summary>
    static abstract TSelf Exponent(TSelf a);

    /// <summary>a / 2ⁿ with n = <see cref="Exponent"/>(a): in [√½, √2), exact, for positive normal <paramref name="a"/>.</summary>
    static abstract TSelf Fraction(TSelf a);

    /// <summary><paramref name="yes"/> where a &gt; b, else <paramref name="no"/>. A NaN compares false.</summary>
    static abstract TSelf WhereGreater(TSelf a, TSelf b, TSelf yes, TSelf no);

    /// <summary><paramref name="yes"/> where a is NaN, else <paramref name="no"/>.</summary>
    static abstract TSelf WhereNaN(TSelf a, TSelf yes, TSelf no);

    /// <summary><paramref name="yes"/> where a &gt; b or a is NaN, else <paramref name="no"/>: where a takes the place of the largest so far, b.</summary>
    static abstract TSelf WhereAboveOrNaN(TSelf a, TSelf b, TSelf yes, TSelf no);

    /// <summary>The sum of the lanes, halves added pairwise: ((lower half) + (upper half)) and so on down to one.</summary>
    static abstract float Sum(TSelf a);

    /// <summary>The largest lane; NaN where a lane is NaN.</summary>
    static abstract float MaxOf(TSelf a);
}
