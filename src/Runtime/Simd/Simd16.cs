using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Runtime.Simd;

/// <summary>16 floats: one <see cref="Vector512{T}"/>.</summary>
public readonly struct Simd16(Vector512<float> lanes) : ISimd<Simd16>
{
    /// <summary>The lanes.</summary>
    public readonly Vector512<float> Lanes = lanes;

    /// <inheritdoc/>
    public static int Count => 16;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Create(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Load(ref readonly float first, nint offset) => new(Vector512.LoadUnsafe(in first, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd16 value, ref float first, nint offset) => value.Lanes.StoreUnsafe(ref first, (nuint)offset);

    /// <inheritdoc/>
    public static Simd16 operator +(Simd16 a, Simd16 b) => new(a.Lanes + b.Lanes);

    /// <inheritdoc/>
    public static Simd16 operator -(Simd16 a, Simd16 b) => new(a.Lanes - b.Lanes);

    /// <inheritdoc/>
    public static Simd16 operator *(Simd16 a, Simd16 b) => new(a.Lanes * b.Lanes);

    /// <inheritdoc/>
    public static Simd16 operator /(Simd16 a, Simd16 b) => new(a.Lanes / b.Lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 MultiplyAdd(Simd16 a, Simd16 b, Simd16 c) => new(Vector512.MultiplyAddEstimate(a.Lanes, b.Lanes, c.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Max(Simd16 a, Simd16 b) => new(Vector512.MaxNative(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Maximum(Simd16 a, Simd16 b) => new(Vector512.Max(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Min(Simd16 a, Simd16 b) => new(Vector512.MinNative(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Sqrt(Simd16 a) => new(Vector512.Sqrt(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Abs(Simd16 a) => new(Vector512.Abs(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Round(Simd16 a) => new(Vector512.Round(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Scale(Simd16 a, Simd16 n)
    {
        if (Avx512F.IsSupported)
        {
            return new(Avx512F.Scale(a.Lanes, n.Lanes));
        }

        // In two steps, since 2ⁿ itself may be out of range.
        Vector512<int> whole = Vector512.ConvertToInt32Native(n.Lanes);
        Vector512<int> half = whole >> 1;
        return new(a.Lanes * PowerOfTwo(half) * PowerOfTwo(whole - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Exponent(Simd16 a) => new(Vector512.ConvertToSingle((a.Lanes.AsInt32() - Vector512.Create(SimdBits.RootOfHalf)) >> 23));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Fraction(Simd16 a)
    {
        Vector512<int> root = Vector512.Create(SimdBits.RootOfHalf);
        return new((((a.Lanes.AsInt32() - root) & Vector512.Create(SimdBits.Mantissa)) + root).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 WhereGreater(Simd16 a, Simd16 b, Simd16 yes, Simd16 no) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(a.Lanes, b.Lanes), yes.Lanes, no.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 WhereNaN(Simd16 a, Simd16 yes, Simd16 no) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a.Lanes, a.Lanes), no.Lanes, yes.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 WhereAboveOrNaN(Simd16 a, Simd16 b, Simd16 yes, Simd16 no) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(a.Lanes, b.Lanes) | Vector512.IsNaN(a.Lanes), yes.Lanes, no.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Simd16 a) => Simd8.Sum(new Simd8(a.Lanes.GetLower() + a.Lanes.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxOf(Simd16 a) => Simd8.MaxOf(new Simd8(Vector256.Max(a.Lanes.GetLower(), a.Lanes.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowerOfTwo(Vector512<int> n) => ((n + Vector512.Create(127)) << 23).AsSingle();
}
