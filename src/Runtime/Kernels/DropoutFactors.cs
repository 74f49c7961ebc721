using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using StaticNets.Runtime.Randomness;

namespace StaticNets.Runtime.Kernels;

/// <summary>The factors of dropout, 0 or 1 / (1 - rate), for a run of elements of one sample.</summary>
internal static class DropoutFactors
{
    // As many as the widest vectors draw together.
    private const int Most = 32;

    private static int Together => Avx512F.IsSupported ? Most : 16;

    /// <summary>Writes the factors of elements <paramref name="first"/>, <paramref name="first"/> + 1 … of the sample.</summary>
    /// <remarks>The same as drawing <see cref="CounterRandom.Bits"/> for each element; where there are vectors, whole groups of blocks of four draws are made at once, the first and the last one apart.</remarks>
    [SkipLocalsInit]
    public static void Fill(in DropoutShape shape, ulong key, ulong sample, long first, Span<float> factors)
    {
        if (!Avx2.IsSupported)
        {
            FillPlain(shape, key, sample, first, factors);
            return;
        }

        Span<float> group = stackalloc float[Most];
        int i = 0, skipped = (int)(first & 3);
        if (skipped != 0 && !factors.IsEmpty)
        {
            i = Math.Min(Together - skipped, factors.Length);
            FillGroups(shape, key, sample, first - skipped, group[..Together]);
            group.Slice(skipped, i).CopyTo(factors);
        }

        int whole = (factors.Length - i) / Together * Together;
        FillGroups(shape, key, sample, first + i, factors.Slice(i, whole));
        i += whole;
        if (i < factors.Length)
        {
            FillGroups(shape, key, sample, first + i, group[..Together]);
            group[..(factors.Length - i)].CopyTo(factors[i..]);
        }
    }

    private static void FillPlain(in DropoutShape shape, ulong key, ulong sample, long first, Span<float> factors)
    {
        int i = 0;
        for (; i < factors.Length && ((first + i) & 3) != 0; i++)
        {
            factors[i] = Factor(shape, CounterRandom.Bits(key, sample, (ulong)(first + i)));
        }

        for (; i <= factors.Length - 4; i += 4)
        {
            (ulong low, ulong high) = CounterRandom.Block(key, (ulong)(first + i) >> 2, sample);
            factors[i] = Factor(shape, (uint)low);
            factors[i + 1] = Factor(shape, (uint)(low >> 32));
            factors[i + 2] = Factor(shape, (uint)high);
            factors[i + 3] = Factor(shape, (uint)(high >> 32));
        }

        for (; i < factors.Length; i++)
        {
            factors[i] = Factor(shape, CounterRandom.Bits(key, sample, (ulong)(first + i)));
        }
    }

    private static void FillGroups(in DropoutShape shape, ulong key, ulong sample, long first, Span<float> factors)
    {
        if (Avx512F.IsSupported)
        {
            FillThirtyTwos(shape, key, sample, first, factors);
        }
        else
        {
            FillSixteens(shape, key, sample, first, factors);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Factor(in DropoutShape shape, uint draw) => draw < shape.Threshold ? 0 : shape.Scale;

    /// <summary>Eight blocks of Philox 4x32-10 at a time, a 64-bit lane for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillThirtyTwos(in DropoutShape shape, ulong key, ulong sample, long first, Span<float> factors)
    {
        Vector512<uint> multiplierA = Vector512.Create((ulong)CounterRandom.FirstMultiplier).AsUInt32(), multiplierC = Vector512.Create((ulong)CounterRandom.SecondMultiplier).AsUInt32();
        Vector512<ulong> lowHalf = Vector512.Create((ulong)uint.MaxValue), blocks = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        Vector512<ulong> firstHalf = Vector512.Create(0UL, 8, 1, 9, 2, 10, 3, 11), secondHalf = Vector512.Create(4UL, 12, 5, 13, 6, 14, 7, 15);
        Vector512<uint> threshold = Vector512.Create((uint)Math.Min(shape.Threshold, uint.MaxValue));
        Vector512<float> scale = Vector512.Create(shape.Scale);
        ref float target = ref MemoryMarshal.GetReference(factors);
        for (int i = 0; i < factors.Length; i += 32)
        {
            Vector512<ulong> a = Vector512.Create((ulong)(first + i) >> 2) + blocks, b = Vector512<ulong>.Zero;
            Vector512<ulong> c = Vector512.Create(sample & uint.MaxValue), d = Vector512.Create(sample >> 32);
            uint keyA = (uint)key;
            uint keyC = (uint)(key >> 32);
            for (int round = 0; round < 10; round++)
            {
                // As in narrower vectors below.
                Vector512<ulong> p = Avx512F.Multiply(multiplierA, a.AsUInt32());
                Vector512<ulong> q = Avx512F.Multiply(multiplierC, c.AsUInt32());
                a = (q >>> 32) ^ b ^ Vector512.Create((ulong)keyA);
                b = q;
                c = (p >>> 32) ^ d ^ Vector512.Create((ulong)keyC);
                d = p;
                keyA += CounterRandom.FirstWeyl;
                keyC += CounterRandom.SecondWeyl;
            }

            Vector512<ulong> low = (a & lowHalf) | (b << 32), high = (c & lowHalf) | (d << 32);
            Vector512<uint> draws = Avx512F.PermuteVar8x64x2(low, firstHalf, high).AsUInt32(), next = Avx512F.PermuteVar8x64x2(low, secondHalf, high).AsUInt32();
            (Vector512.GreaterThanOrEqual(draws, threshold).AsSingle() & scale).StoreUnsafe(ref target, (nuint)i);
            (Vector512.GreaterThanOrEqual(next, threshold).AsSingle() & scale).StoreUnsafe(ref target, (nuint)i + 16);
        }
    }

    /// <summary>Four blocks at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillSixteens(in DropoutShape shape, ulong key, ulong sample, long first, Span<float> factors)
    {
        Vector256<uint> multiplierA = Vector256.Create((ulong)CounterRandom.FirstMultiplier).AsUInt32();
        Vector256<uint> multiplierC = Vector256.Create((ulong)CounterRandom.SecondMultiplier).AsUInt32();
        Vector256<ulong> lowHalf = Vector256.Create((ulong)uint.MaxValue);
        ref float target = ref MemoryMarshal.GetReference(factors);
        for (int i = 0; i < factors.Length; i += 16)
        {
            ulong block = (ulong)(first + i) >> 2;
            Vector256<ulong> a = Vector256.Create(block, block + 1, block + 2, block + 3);
            Vector256<ulong> b = Vector256<ulong>.Zero;
            Vector256<ulong> c = Vector256.Create(sample & uint.MaxValue);
            Vector256<ulong> d = Vector256.Create(sample >> 32);
            uint keyA = (uint)key;
            uint keyC = (uint)(key >> 32);
            for (int round = 0; round < 10; round++)
            {
                // Only the lower halves of the lanes count; what gathers in the upper halves is never multiplied.
                Vector256<ulong> p = Avx2.Multiply(multiplierA, a.AsUInt32());
                Vector256<ulong> q = Avx2.Multiply(multiplierC, c.AsUInt32());
                a = (q >>> 32) ^ b ^ Vector256.Create((ulong)keyA);
                b = q;
                c = (p >>> 32) ^ d ^ Vector256.Create((ulong)keyC);
                d = p;
                keyA += CounterRandom.FirstWeyl;
                keyC += CounterRandom.SecondWeyl;
            }

            // Lanes hold one word of four blocks; memory wants the four words of each block together.
            Vector256<uint> low = ((a & lowHalf) | (b << 32)).AsUInt32();
            Vector256<uint> high = ((c & lowHalf) | (d << 32)).AsUInt32();
            Vector256<ulong> even = Avx2.UnpackLow(low.AsUInt64(), high.AsUInt64());
            Vector256<ulong> odd = Avx2.UnpackHigh(low.AsUInt64(), high.AsUInt64());
            Keep(shape, Avx2.Permute2x128(even, odd, 0x20).AsUInt32()).StoreUnsafe(ref target, (nuint)i);
            Keep(shape, Avx2.Permute2x128(even, odd, 0x31).AsUInt32()).StoreUnsafe(ref target, (nuint)i + 8);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Keep(in DropoutShape shape, Vector256<uint> draws)
    {
        // A rate of 1 has a threshold past the largest draw, but then the scale is 0 anyway.
        Vector256<uint> kept = Vector256.GreaterThanOrEqual(draws, Vector256.Create((uint)Math.Min(shape.Threshold, uint.MaxValue)));
        return kept.AsSingle() & Vector256.Create(shape.Scale);
    }
}
