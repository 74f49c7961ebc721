using System;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime.Simd;

/// <summary>One float: tails of loops, and single numbers, go through the same mathematics as whole groups.</summary>
public readonly struct Simd1(float value) : ISimd<Simd1>
{
    /// <summary>The number.</summary>
    public readonly float Value = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static Simd1 Create(float value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd1 Load(ref readonly float first, nint offset) => new(Unsafe.Add(ref Unsafe.AsRef(in first), offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd1 value, ref float first, nint offset) => Unsafe.Add(ref first, offset) = value.Value;

    /// <inheritdoc/>
    public static Simd1 operator +(Simd1 a, Simd1 b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    public static Simd1 operator -(Simd1 a, Simd1 b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    public static Simd1 operator *(Simd1 a, Simd1 b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    public static Simd1 operator /(Simd1 a, Simd1 b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd1 MultiplyAdd(Simd1 a, Simd1 b, Simd1 c) => new(float.MultiplyAddEstimate(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd1 Max(Simd1 a, Simd1 b) => new(a.Value > b.Value ? a.Value : b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd1 Maximum(Simd1 a, Simd1 b) => new(MathF.Max(a.Value, b.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd1 Min(Simd1 a, Simd1 b) => new(a.Value < b.Value ? a.Value : b.Value);

    /// <inheritdoc/>
    public static Simd1 Sqrt(Simd1 a) => new(MathF.Sqrt(a.Value));

    /// <inheritdoc/>
    public static Simd1 Abs(Simd1 a) => new(MathF.Abs(a.Value));

    /// <inheritdoc/>
    public static Simd1 Round(Simd1 a) => new(MathF.Round(a.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd1 Scale(Simd1 a, Simd1 n)
    {
        // In two steps, since 2ⁿ itself may be out of range.
        int whole = float.ConvertToIntegerNative<int>(n.Value);
        int half = whole >> 1;
        return new(a.Value * PowerOfTwo(half) * PowerOfTwo(whole - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd1 Exponent(Simd1 a) => new((BitConverter.SingleToInt32Bits(a.Value) - SimdBits.RootOfHalf) >> 23);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd1 Fraction(Simd1 a) =>
        new(BitConverter.Int32BitsToSingle(((BitConverter.SingleToInt32Bits(a.Value) - SimdBits.RootOfHalf) & SimdBits.Mantissa) + SimdBits.RootOfHalf));

    /// <inheritdoc/>
    public static Simd1 WhereGreater(Simd1 a, Simd1 b, Simd1 yes, Simd1 no) => a.Value > b.Value ? yes : no;

    /// <inheritdoc/>
    public static Simd1 WhereNaN(Simd1 a, Simd1 yes, Simd1 no) => float.IsNaN(a.Value) ? yes : no;

    /// <inheritdoc/>
    public static Simd1 WhereAboveOrNaN(Simd1 a, Simd1 b, Simd1 yes, Simd1 no) => a.Value > b.Value || float.IsNaN(a.Value) ? yes : no;

    /// <inheritdoc/>
    public static float Sum(Simd1 a) => a.Value;

    /// <inheritdoc/>
    public static float MaxOf(Simd1 a) => a.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float PowerOfTwo(int n) => BitConverter.Int32BitsToSingle((n + 127) << 23);
}
