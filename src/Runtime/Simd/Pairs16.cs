using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Runtime.Simd;

/// <summary>Pairs of 16 floats. Only where <see cref="Vector512.IsHardwareAccelerated"/>, which includes AVX-512F.</summary>
internal readonly struct Pairs16 : IPairs<Simd16>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Even(Simd16 a, Simd16 b) =>
        new(Avx512F.PermuteVar16x32x2(a.Lanes, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Odd(Simd16 a, Simd16 b) =>
        new(Avx512F.PermuteVar16x32x2(a.Lanes, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), b.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 First(Simd16 even, Simd16 odd) =>
        new(Avx512F.PermuteVar16x32x2(even.Lanes, Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), odd.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Second(Simd16 even, Simd16 odd) =>
        new(Avx512F.PermuteVar16x32x2(even.Lanes, Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), odd.Lanes));
}
