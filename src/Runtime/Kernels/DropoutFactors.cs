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
    /// <summary>Writes the factors of elements <paramref name="first"/>, <paramref name="first"/> + 1 … of the sample.</summary>
    /// <remarks>The same as drawing <see cref="CounterRandom.Bits"/> for each element; whole blocks of four draws are made at once.</remarks>
    public static void Fill(in DropoutShape shape, ulong key, ulong sample, long first, Span<float> factors)
    {
        int i = 0;
        for (; i < factors.Length && ((first + i) & 3) != 0; i++)
        {
            factors[i] = Factor(shape, CounterRandom.Bits(key, sample, (ulong)(first + i)));
        }

        if (Avx2.IsSupported)
        {
            i = FillSixteens(shape, key, sample, first, factors, i);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Factor(in DropoutShape shape, uint draw) => draw < shape.Threshold ? 0 : shape.Scale;

    /// <summary>Four blocks of Philox 4x32-10 at a time, a 64-bit lane for each; returns how far it came.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FillSixteens(in DropoutShape shape, ulong key, ulong sample, long first, Span<float> factors, int i)
    {
        Vector256<uint> multiplierA = Vector256.Create((ulong)CounterRandom.FirstMultiplier).AsUInt32();
        Vector256<uint> multiplierC = Vector256.Create((ulong)CounterRandom.SecondMultiplier).AsUInt32();
        Vector256<ulong> lowHalf = Vector256.Create((ulong)uint.MaxValue);
        ref float target = ref MemoryMarshal.GetReference(factors);
        for (; i <= factors.Length - 16; i += 16)
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

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Keep(in DropoutShape shape, Vector256<uint> draws)
    {
        // A rate of 1 has a threshold past the largest draw, but then the scale is 0 anyway.
        Vector256<uint> kept = Vector256.GreaterThanOrEqual(draws, Vector256.Create((uint)Math.Min(shape.Threshold, uint.MaxValue)));
        return kept.AsSingle() & Vector256.Create(shape.Scale);
    }
}
