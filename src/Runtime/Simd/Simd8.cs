using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Runtime.Simd;

/// <summary>8 floats: one <see cref="Vector256{T}"/>.</summary>
public readonly struct Simd8(Vector256<float> lanes) : ISimd<Simd8>
{
    /// <summary>The lanes.</summary>
    public readonly Vector256<float> Lanes = lanes;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Create(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Load(ref readonly float first, nint offset) => new(Vector256.LoadUnsafe(in first, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd8 value, ref float first, nint offset) => value.Lanes.StoreUnsafe(ref first, (nuint)offset);

    /// <inheritdoc/>
    public static Simd8 operator +(Simd8 a, Simd8 b) => new(a.Lanes + b.Lanes);

    /// <inheritdoc/>
    public static Simd8 operator -(Simd8 a, Simd8 b) => new(a.Lanes - b.Lanes);

    /// <inheritdoc/>
    public static Simd8 operator *(Simd8 a, Simd8 b) => new(a.Lanes * b.Lanes);

    /// <inheritdoc/>
    public static Simd8 operator /(Simd8 a, Simd8 b) => new(a.Lanes / b.Lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 MultiplyAdd(Simd8 a, Simd8 b, Simd8 c) => new(Vector256.MultiplyAddEstimate(a.Lanes, b.Lanes, c.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Max(Simd8 a, Simd8 b) => new(Vector256.MaxNative(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Maximum(Simd8 a, Simd8 b) => new(Vector256.Max(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Min(Simd8 a, Simd8 b) => new(Vector256.MinNative(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Sqrt(Simd8 a) => new(Vector256.Sqrt(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Abs(Simd8 a) => new(Vector256.Abs(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Round(Simd8 a) => new(Vector256.Round(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Scale(Simd8 a, Simd8 n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return new(Avx512F.VL.Scale(a.Lanes, n.Lanes));
        }

        // In two steps, since 2ⁿ itself may be out of range.
        Vector256<int> whole = Vector256.ConvertToInt32Native(n.Lanes);
        Vector256<int> half = whole >> 1;
        return new(a.Lanes * PowerOfTwo(half) * PowerOfTwo(whole - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Exponent(Simd8 a) => new(Vector256.ConvertToSingle((a.Lanes.AsInt32() - Vector256.Create(SimdBits.RootOfHalf)) >> 23));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Fraction(Simd8 a)
    {
        Vector256<int> root = Vector256.Create(SimdBits.RootOfHalf);
        return new((((a.Lanes.AsInt32() - root) & Vector256.Create(SimdBits.Mantissa)) + root).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 WhereGreater(Simd8 a, Simd8 b, Simd8 yes, Simd8 no) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(a.Lanes, b.Lanes), yes.Lanes, no.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 WhereNaN(Simd8 a, Simd8 yes, Simd8 no) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a.Lanes, a.Lanes), no.Lanes, yes.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 WhereAboveOrNaN(Simd8 a, Simd8 b, Simd8 yes, Simd8 no) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(a.Lanes, b.Lanes) | Vector256.IsNaN(a.Lanes), yes.Lanes, no.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Simd8 a) => Simd4.Sum(new Simd4(a.Lanes.GetLower() + a.Lanes.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxOf(Simd8 a) => Simd4.MaxOf(new Simd4(Vector128.Max(a.Lanes.GetLower(), a.Lanes.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<int> n) => ((n + Vector256.Create(127)) << 23).AsSingle();
}
