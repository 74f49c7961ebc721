using System;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime.Randomness;

/// <summary>
/// Random numbers that depend on nothing but where they are used: draw number <c>index</c> of stream <c>stream</c> under <c>key</c> is a pure function
/// of the three, so results do not depend on threads, order of calls, or how often a run was stopped and resumed. Nothing has a state; nothing allocates.
/// <para>The generator is Philox 4x32 with 10 rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3; SC 2011), which passes
/// BigCrush. The bits of every draw are the same on every machine: only integer arithmetic and IEEE 754 operations that are rounded exactly are used.</para>
/// <para>A 128-bit block holds four 32-bit draws. Draws of one index but of different kinds (float, integer, normal) share bits: use a stream for each.</para>
/// </summary>
public static class CounterRandom
{
    internal const uint FirstMultiplier = 0xD2511F53;
    internal const uint SecondMultiplier = 0xCD9E8D57;
    internal const uint FirstWeyl = 0x9E3779B9;
    internal const uint SecondWeyl = 0xBB67AE85;
    private const float FloatUnit = 1f / (1 << 24);
    private const double DoubleUnit = 1.0 / (1L << 53);

    /// <summary>The key of one use: what is drawn under it is independent of every other (seed, purpose, step, index).</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="step">Training step or epoch, from 0.</param>
    /// <param name="index">Layer, tensor, or whatever else tells two uses in one step apart.</param>
    public static ulong Key(ulong seed, RandomPurpose purpose, long step = 0, int index = 0) =>
        Block(seed, (ulong)step, ((ulong)purpose << 32) | (uint)index).Low;

    /// <summary>One block of Philox 4x32-10: 128 random bits for a 128-bit counter. The four 32-bit words are low to high within each half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Low, ulong High) Block(ulong key, ulong counterLow, ulong counterHigh)
    {
        (uint a, uint b, uint c, uint d) = ((uint)counterLow, (uint)(counterLow >> 32), (uint)counterHigh, (uint)(counterHigh >> 32));
        (uint first, uint second) = ((uint)key, (uint)(key >> 32));

        for (int round = 0; round < 10; round++)
        {
            ulong p = (ulong)FirstMultiplier * a;
            ulong q = (ulong)SecondMultiplier * c;
            (a, b, c, d) = ((uint)(q >> 32) ^ b ^ first, (uint)q, (uint)(p >> 32) ^ d ^ second, (uint)p);
            first += FirstWeyl;
            second += SecondWeyl;
        }

        return (a | ((ulong)b << 32), c | ((ulong)d << 32));
    }

    /// <summary>32 random bits: word <c>index mod 4</c> of block <c>index / 4</c>.</summary>
    public static uint Bits(ulong key, ulong stream, ulong index)
    {
        (ulong low, ulong high) = Block(key, index >> 2, stream);
        ulong half = (index & 2) == 0 ? low : high;
        return (uint)((index & 1) == 0 ? half : half >> 32);
    }

    /// <summary>Uniform in [0, 1): a multiple of 2⁻²⁴, each equally likely.</summary>
    public static float Float(ulong key, ulong stream, ulong index) => ToFloat(Bits(key, stream, index));

    /// <summary>Uniform in [0, 1): a multiple of 2⁻⁵³, each equally likely.</summary>
    public static double Double(ulong key, ulong stream, ulong index) => (Block(key, index, stream).Low >> 11) * DoubleUnit;

    /// <summary>An integer in [0, <paramref name="bound"/>), each exactly equally likely (Lemire 2019, arXiv:1805.10941: multiply, and redraw the few that would bias).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public static int Below(ulong key, ulong stream, ulong index, int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ulong biased = (0UL - (ulong)bound) % (ulong)bound;

        while (true)
        {
            (ulong low, ulong high) = Block(key, index, stream);
            ulong result = Math.BigMul(low, (ulong)bound, out ulong fraction);
            if (fraction >= biased)
            {
                return (int)result;
            }

            // Reached once in 2³³ draws at most: the other half of the block becomes the key of another try.
            key = high;
        }
    }

    /// <summary>Normal with mean 0 and standard deviation 1: number <paramref name="index"/> of <see cref="FillNormal"/>. At most 6.8 in size.</summary>
    public static float Normal(ulong key, ulong stream, ulong index)
    {
        (ulong low, ulong high) = Block(key, index >> 2, stream);
        (float even, float odd) = NormalTransform.Pair((index & 2) == 0 ? low : high);
        return (index & 1) == 0 ? even : odd;
    }

    /// <summary>Writes <see cref="Float"/> of <paramref name="first"/>, <paramref name="first"/> + 1, …</summary>
    public static void FillFloat(ulong key, ulong stream, ulong first, Span<float> values)
    {
        int i = 0;
        for (; i < values.Length && ((first + (ulong)i) & 3) != 0; i++)
        {
            values[i] = Float(key, stream, first + (ulong)i);
        }

        for (; i <= values.Length - 4; i += 4)
        {
            (ulong low, ulong high) = Block(key, (first + (ulong)i) >> 2, stream);
            Span<float> four = values.Slice(i, 4);
            four[0] = ToFloat((uint)low);
            four[1] = ToFloat((uint)(low >> 32));
            four[2] = ToFloat((uint)high);
            four[3] = ToFloat((uint)(high >> 32));
        }

        for (; i < values.Length; i++)
        {
            values[i] = Float(key, stream, first + (ulong)i);
        }
    }

    /// <summary>Writes <see cref="Normal"/> of 0, 1, …</summary>
    public static void FillNormal(ulong key, ulong stream, Span<float> values)
    {
        int i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            (ulong low, ulong high) = Block(key, (ulong)i >> 2, stream);
            (values[i], values[i + 1]) = NormalTransform.Pair(low);
            (values[i + 2], values[i + 3]) = NormalTransform.Pair(high);
        }

        for (; i < values.Length; i++)
        {
            values[i] = Normal(key, stream, (ulong)i);
        }
    }

    /// <summary>Writes a random order of 0 … length - 1, every order equally likely as far as the key's 64 bits go (Fisher and Yates).</summary>
    public static void FillPermutation(ulong key, ulong stream, Span<int> order)
    {
        for (int i = 0; i < order.Length; i++)
        {
            int j = Below(key, stream, (ulong)i, i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ToFloat(uint bits) => (bits >> 8) * FloatUnit;
}
