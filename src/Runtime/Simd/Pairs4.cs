using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Runtime.Simd;

/// <summary>Pairs of 4 floats, on every processor.</summary>
internal readonly struct Pairs4 : IPairs<Simd4>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Even(Simd4 a, Simd4 b) => new(Vector128.Create(Gather(a.Lanes).GetLower(), Gather(b.Lanes).GetLower()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Odd(Simd4 a, Simd4 b) => new(Vector128.Create(Gather(a.Lanes).GetUpper(), Gather(b.Lanes).GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 First(Simd4 even, Simd4 odd) => new(Gather(Vector128.Create(even.Lanes.GetLower(), odd.Lanes.GetLower())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Second(Simd4 even, Simd4 odd) => new(Gather(Vector128.Create(even.Lanes.GetUpper(), odd.Lanes.GetUpper())));

    // 0, 2, 1, 3 is its own inverse: it takes pairs apart and puts them together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Gather(Vector128<float> lanes) => Vector128.Shuffle(lanes, Vector128.Create(0, 2, 1, 3));
}
