using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Runtime.Simd;

/// <summary>Pairs of 8 floats. Only where <see cref="Vector256.IsHardwareAccelerated"/>, which includes AVX2.</summary>
internal readonly struct Pairs8 : IPairs<Simd8>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Even(Simd8 a, Simd8 b) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.PermuteVar8x32x2(a.Lanes, Vector256.Create(0, 2, 4, 6, 8, 10, 12, 14), b.Lanes))
        : Straighten(Avx.Shuffle(a.Lanes, b.Lanes, 0b10_00_10_00));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Odd(Simd8 a, Simd8 b) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.PermuteVar8x32x2(a.Lanes, Vector256.Create(1, 3, 5, 7, 9, 11, 13, 15), b.Lanes))
        : Straighten(Avx.Shuffle(a.Lanes, b.Lanes, 0b11_01_11_01));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 First(Simd8 even, Simd8 odd) =>
        new(Avx.Permute2x128(Avx.UnpackLow(even.Lanes, odd.Lanes), Avx.UnpackHigh(even.Lanes, odd.Lanes), 0x20));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Second(Simd8 even, Simd8 odd) =>
        new(Avx.Permute2x128(Avx.UnpackLow(even.Lanes, odd.Lanes), Avx.UnpackHigh(even.Lanes, odd.Lanes), 0x31));

    // The shuffle works within halves and leaves the pairs in the order a, b, a, b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd8 Straighten(Vector256<float> shuffled) =>
        new(Avx2.Permute4x64(shuffled.AsDouble(), 0b11_01_10_00).AsSingle());
}
