using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Benchmarks.Products;

/// <summary>What this core can do at best: loops of nothing but multiply-adds, or nothing but loads, of the widest vectors that it has.</summary>
internal static class Machine
{
    /// <summary>Multiply-adds of one <see cref="MultiplyAdds"/>.</summary>
    public const long Work = Rounds * 12L * 16;

    private const int Rounds = 40_000;

    /// <summary>Width of the widest vectors in bits.</summary>
    public static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>Twelve chains of multiply-adds, enough to hide the latency of each.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float MultiplyAdds()
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            return NarrowMultiplyAdds();
        }

        Vector512<float> x = Vector512.Create(0.999f), y = Vector512.Create(1e-9f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int round = 0; round < Rounds; round++)
        {
            a = Vector512.MultiplyAddEstimate(a, x, y);
            b = Vector512.MultiplyAddEstimate(b, x, y);
            c = Vector512.MultiplyAddEstimate(c, x, y);
            d = Vector512.MultiplyAddEstimate(d, x, y);
            e = Vector512.MultiplyAddEstimate(e, x, y);
            f = Vector512.MultiplyAddEstimate(f, x, y);
            g = Vector512.MultiplyAddEstimate(g, x, y);
            h = Vector512.MultiplyAddEstimate(h, x, y);
            i = Vector512.MultiplyAddEstimate(i, x, y);
            j = Vector512.MultiplyAddEstimate(j, x, y);
            k = Vector512.MultiplyAddEstimate(k, x, y);
            l = Vector512.MultiplyAddEstimate(l, x, y);
        }

        return (a + b + c + d + e + f + g + h + i + j + k + l).ToScalar();
    }

    /// <summary>Loads every vector of an array once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Read(ReadOnlySpan<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        nuint length = (nuint)values.Length / 128 * 128;
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (nuint i = 0; i < length; i += 128)
        {
            a += Vector512.LoadUnsafe(ref first, i);
            b += Vector512.LoadUnsafe(ref first, i + 16);
            c += Vector512.LoadUnsafe(ref first, i + 32);
            d += Vector512.LoadUnsafe(ref first, i + 48);
            e += Vector512.LoadUnsafe(ref first, i + 64);
            f += Vector512.LoadUnsafe(ref first, i + 80);
            g += Vector512.LoadUnsafe(ref first, i + 96);
            h += Vector512.LoadUnsafe(ref first, i + 112);
        }

        return (a + b + c + d + e + f + g + h).ToScalar();
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float NarrowMultiplyAdds()
    {
        Vector256<float> x = Vector256.Create(0.999f), y = Vector256.Create(1e-9f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int round = 0; round < 2 * Rounds; round++)
        {
            a = Vector256.MultiplyAddEstimate(a, x, y);
            b = Vector256.MultiplyAddEstimate(b, x, y);
            c = Vector256.MultiplyAddEstimate(c, x, y);
            d = Vector256.MultiplyAddEstimate(d, x, y);
            e = Vector256.MultiplyAddEstimate(e, x, y);
            f = Vector256.MultiplyAddEstimate(f, x, y);
            g = Vector256.MultiplyAddEstimate(g, x, y);
            h = Vector256.MultiplyAddEstimate(h, x, y);
            i = Vector256.MultiplyAddEstimate(i, x, y);
            j = Vector256.MultiplyAddEstimate(j, x, y);
            k = Vector256.MultiplyAddEstimate(k, x, y);
            l = Vector256.MultiplyAddEstimate(l, x, y);
        }

        return (a + b + c + d + e + f + g + h + i + j + k + l).ToScalar();
    }
}
