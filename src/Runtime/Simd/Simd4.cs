using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Runtime.Simd;

/// <summary>4 floats: one <see cref="Vector128{T}"/>.</summary>
public readonly struct Simd4(Vector128<float> lanes) : ISimd<Simd4>
{
    /// <summary>The lanes.</summary>
    public readonly Vector128<float> Lanes = lanes;

    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Create(float value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Load(ref readonly float first, nint offset) => new(Vector128.LoadUnsafe(in first, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd4 value, ref float first, nint offset) => value.Lanes.StoreUnsafe(ref first, (nuint)offset);

    /// <inheritdoc/>
    public static Simd4 operator +(Simd4 a, Simd4 b) => new(a.Lanes + b.Lanes);

    /// <inheritdoc/>
    public static Simd4 operator -(Simd4 a, Simd4 b) => new(a.Lanes - b.Lanes);

    /// <inheritdoc/>
    public static Simd4 operator *(Simd4 a, Simd4 b) => new(a.Lanes * b.Lanes);

    /// <inheritdoc/>
    public static Simd4 operator /(Simd4 a, Simd4 b) => new(a.Lanes / b.Lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 MultiplyAdd(Simd4 a, Simd4 b, Simd4 c) => new(Vector128.MultiplyAddEstimate(a.Lanes, b.Lanes, c.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Max(Simd4 a, Simd4 b) => new(Vector128.MaxNative(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Maximum(Simd4 a, Simd4 b) => new(Vector128.Max(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Min(Simd4 a, Simd4 b) => new(Vector128.MinNative(a.Lanes, b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Sqrt(Simd4 a) => new(Vector128.Sqrt(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Abs(Simd4 a) => new(Vector128.Abs(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Round(Simd4 a) => new(Vector128.Round(a.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Scale(Simd4 a, Simd4 n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return new(Avx512F.VL.Scale(a.Lanes, n.Lanes));
        }

        // In two steps, since 2ⁿ itself may be out of range.
        Vector128<int> whole = Vector128.ConvertToInt32Native(n.Lanes);
        Vector128<int> half = whole >> 1;
        return new(a.Lanes * PowerOfTwo(half) * PowerOfTwo(whole - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Exponent(Simd4 a) => new(Vector128.ConvertToSingle((a.Lanes.AsInt32() - Vector128.Create(SimdBits.RootOfHalf)) >> 23));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Fraction(Simd4 a)
    {
        Vector128<int> root = Vector128.Create(SimdBits.RootOfHalf);
        return new((((a.Lanes.AsInt32() - root) & Vector128.Create(SimdBits.Mantissa)) + root).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 WhereGreater(Simd4 a, Simd4 b, Simd4 yes, Simd4 no) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(a.Lanes, b.Lanes), yes.Lanes, no.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 WhereNaN(Simd4 a, Simd4 yes, Simd4 no) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(a.Lanes, a.Lanes), no.Lanes, yes.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 WhereAboveOrNaN(Simd4 a, Simd4 b, Simd4 yes, Simd4 no) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(a.Lanes, b.Lanes) | Vector128.IsNaN(a.Lanes), yes.Lanes, no.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Simd4 a) => (a.Lanes[0] + a.Lanes[2]) + (a.Lanes[1] + a.Lanes[3]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxOf(Simd4 a) => System.MathF.Max(System.MathF.Max(a.Lanes[0], a.Lanes[2]), System.MathF.Max(a.Lanes[1], a.Lanes[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> PowerOfTwo(Vector128<int> n) => ((n + Vector128.Create(127)) << 23).AsSingle();
}
