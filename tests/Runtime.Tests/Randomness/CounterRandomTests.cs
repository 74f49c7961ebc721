using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using StaticNets.Runtime.Randomness;
using Xunit;

namespace StaticNets.Runtime.Tests.Randomness;

/// <summary>Draws are functions of their arguments, so that the statistics below are numbers, not chances: they pass always or never.</summary>
public class CounterRandomTests
{
    private const int Draws = 1 << 20;

    /// <summary>From the kat_vectors file of Random123, the authors' own implementation: philox4x32, 10 rounds.</summary>
    [Theory]
    [InlineData(0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0xe169c58d6627e8d5, 0x9b00dbd8bc57ac4c)]
    [InlineData(0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x41c83b0e408f276d, 0x6d5451fda20bc7c6)]
    [InlineData(0x299f31d0a4093822, 0x85a308d3243f6a88, 0x0370734413198a2e, 0x94fdccebd16cfe09, 0x24126ea15001e420)]
    public void A_block_has_the_known_bits(ulong key, ulong counterLow, ulong counterHigh, ulong low, ulong high) =>
        Assert.Equal((low, high), CounterRandom.Block(key, counterLow, counterHigh));

    /// <summary>From the same vectors: word by word, and 24 of the 32 bits as a fraction.</summary>
    [Fact]
    public void Words_and_floats_are_parts_of_the_block()
    {
        uint[] words = [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8];
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(words[i], CounterRandom.Bits(0, 0, (ulong)i));
            Assert.Equal((words[i] >> 8) / 16777216f, CounterRandom.Float(0, 0, (ulong)i));
        }

        Assert.Equal((0xe169c58d6627e8d5 >> 11) / 9007199254740992.0, CounterRandom.Double(0, 0, 0));
    }

    /// <summary>χ² of 256 cells has mean 255 and deviation √510 = 22.6; six deviations are 136. The control: a generator without its lowest cell.</summary>
    [Fact]
    public void Floats_are_uniform()
    {
        float[] values = new float[Draws];
        CounterRandom.FillFloat(12345, 6, 0, values);

        Assert.All(values, value => Assert.InRange(value, 0f, 0.99999994f));
        Assert.InRange(ChiSquare(values.Select(value => (int)(value * 256)), 256), 255 - 136, 255 + 136);
        Assert.True(ChiSquare(values.Select(value => Math.Max(1, (int)(value * 256))), 256) > 255 + 136);
    }

    /// <summary>Lowest and highest bits alike; the deviation of a mean of n bits is 1 / (2√n).</summary>
    [Fact]
    public void Every_bit_is_one_half_of_the_time()
    {
        int[] ones = new int[32];
        for (int i = 0; i < Draws / 8; i++)
        {
            uint bits = CounterRandom.Bits(7, 8, (ulong)i);
            for (int bit = 0; bit < 32; bit++)
            {
                ones[bit] += (int)(bits >> bit) & 1;
            }
        }

        double deviation = 0.5 / Math.Sqrt(Draws / 8);
        Assert.All(ones, count => Assert.InRange((count / (Draws / 8.0)) - 0.5, -5 * deviation, 5 * deviation));
    }

    /// <summary>Integers below 3 · 2²⁹: without the correction, those below 2²⁹ · 2 would come twice as often as the rest when 32 bits are scaled by remainder.</summary>
    [Fact]
    public void Integers_are_without_bias()
    {
        const int Bound = 3 << 29;
        int[] values = [.. Enumerable.Range(0, 300_000).Select(i => CounterRandom.Below(1, 2, (ulong)i, Bound))];

        Assert.All(values, value => Assert.InRange(value, 0, Bound - 1));

        // χ² of 3 cells: mean 2, and above 28 once in a million.
        Assert.InRange(ChiSquare(values.Select(value => value >> 29), 3), 0, 28);
        Assert.True(ChiSquare(Enumerable.Range(0, 300_000).Select(i => (int)(CounterRandom.Bits(1, 2, (ulong)i) % Bound) >> 29), 3) > 28);
    }

    [Fact]
    public void An_integer_below_1_is_0_and_there_is_none_below_0()
    {
        Assert.Equal(0, CounterRandom.Below(1, 2, 3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CounterRandom.Below(1, 2, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CounterRandom.Below(1, 2, 3, -1));
    }

    /// <summary>Of n values: mean 0 ± 1/√n, variance 1 ± √(2/n), skewness 0 ± √(6/n), kurtosis 3 ± √(24/n); five deviations each.</summary>
    [Fact]
    public void Normals_have_the_moments_of_the_normal_distribution()
    {
        float[] values = new float[Draws];
        CounterRandom.FillNormal(99, 1, values);
        double root = 5 / Math.Sqrt(Draws);

        Assert.InRange(Moment(values, 1), -root, root);
        Assert.InRange(Moment(values, 2) - 1, -root * Math.Sqrt(2), root * Math.Sqrt(2));
        Assert.InRange(Moment(values, 3), -root * Math.Sqrt(15), root * Math.Sqrt(15));
        Assert.InRange(Moment(values, 4) - 3, -root * Math.Sqrt(96), root * Math.Sqrt(96));

        // Neighbours share a radius, and must be independent all the same.
        Assert.InRange(Correlation(values, 1), -root, root);

        // The control: a uniform distribution of mean 0 and variance 1 has a fourth moment of 1.8.
        CounterRandom.FillFloat(99, 1, 0, values);
        Assert.True(Moment([.. values.Select(value => (value - 0.5f) * MathF.Sqrt(12))], 4) < 3 - (root * Math.Sqrt(96)));
    }

    /// <summary>Against the system's functions, which are within one unit of the last place (1.1e-16 relative) or so.</summary>
    [Fact]
    public void The_series_behind_the_normals_agree_with_the_library()
    {
        for (int i = 0; i < 10_000; i++)
        {
            double x = (CounterRandom.Bits(3, 4, (ulong)i) + 0.5) / 4294967296.0;
            Assert.Equal(1, NormalTransform.Log(x) / Math.Log(x), 1e-15);
            double angle = (x - 0.5) * (Math.PI / 2);
            (double sine, double cosine) = NormalTransform.SinCos(angle);
            Assert.Equal(Math.Sin(angle), sine, 4e-16);
            Assert.Equal(Math.Cos(angle), cosine, 4e-16);
        }
    }

    /// <summary>The words where the radius is greatest (0) and least (all ones), and every quarter turn.</summary>
    [Fact]
    public void The_ends_of_the_normal_distribution_are_finite()
    {
        Assert.Equal((float)Math.Sqrt(66 * Math.Log(2)), NormalTransform.Pair(0).Even);
        Assert.Equal(0, NormalTransform.Pair(0).Odd);
        Assert.Equal(Math.Sqrt(-2 * Math.Log(1 - Math.Pow(2, -33))), NormalTransform.Pair(0x8000_0000_FFFF_FFFF).Even * -1.0, 1e-12);
        for (uint turn = 0; turn < 64; turn++)
        {
            (float even, float odd) = NormalTransform.Pair((ulong)turn << 58);
            Assert.Equal(Math.Sqrt(66 * Math.Log(2)) * Math.Cos(turn * Math.PI / 32), even, 1e-6);
            Assert.Equal(Math.Sqrt(66 * Math.Log(2)) * Math.Sin(turn * Math.PI / 32), odd, 1e-6);
        }
    }

    [Fact]
    public void Filling_writes_the_single_draws_wherever_it_begins()
    {
        for (int length = 0; length <= 13; length++)
        {
            for (ulong first = 0; first < 9; first++)
            {
                float[] floats = new float[length];
                CounterRandom.FillFloat(5, 6, first, floats);
                Assert.Equal(Enumerable.Range(0, length).Select(i => CounterRandom.Float(5, 6, first + (ulong)i)), floats);
            }

            float[] normals = new float[length];
            CounterRandom.FillNormal(5, 6, normals);
            Assert.Equal(Enumerable.Range(0, length).Select(i => CounterRandom.Normal(5, 6, (ulong)i)), normals);
        }
    }

    /// <summary>Streams that differ in one argument by one: about half of all bits differ (±5 deviations of √n / 2), so knowing one tells nothing of the other.</summary>
    [Fact]
    public void Streams_of_neighbouring_keys_are_independent()
    {
        ulong[] keys =
        [
            CounterRandom.Key(7, RandomPurpose.Dropout, 3, 4), CounterRandom.Key(8, RandomPurpose.Dropout, 3, 4), CounterRandom.Key(7, RandomPurpose.Shuffling, 3, 4),
            CounterRandom.Key(7, RandomPurpose.Dropout, 4, 4), CounterRandom.Key(7, RandomPurpose.Dropout, 3, 5), CounterRandom.Key(7, RandomPurpose.Dropout, 3, -4),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        const int Words = 10_000;
        double allowed = 5 * Math.Sqrt(32.0 * Words) / 2;
        for (int a = 0; a < keys.Length; a++)
        {
            for (int b = 0; b < keys.Length; b++)
            {
                int different = Enumerable.Range(0, Words).Sum(i => BitOperations.PopCount(CounterRandom.Bits(keys[a], 0, (ulong)i) ^ CounterRandom.Bits(keys[b], a == b ? 1UL : 0, (ulong)i)));
                Assert.InRange(different - (16.0 * Words), -allowed, allowed);
            }
        }
    }

    [Fact]
    public void A_permutation_has_every_number_once_and_every_order_equally_often()
    {
        int[] order = new int[1000];
        CounterRandom.FillPermutation(1, 2, order);
        Assert.Equal(Enumerable.Range(0, 1000), order.Order());
        Assert.NotEqual(Enumerable.Range(0, 1000), order);

        // χ² of the 24 orders of 4: mean 23, and above 75 less than once in a million.
        int[] four = new int[4];
        int[] codes = new int[24_000];
        for (int i = 0; i < codes.Length; i++)
        {
            CounterRandom.FillPermutation(3, (ulong)i, four);
            codes[i] = (four[0] * 16) + (four[1] * 4) + four[2];
        }

        Assert.Equal(24, codes.Distinct().Count());
        Assert.InRange(codes.CountBy(code => code).Sum(pair => Math.Pow(pair.Value - 1000, 2) / 1000), 0, 75);
        CounterRandom.FillPermutation(1, 2, []);
    }

    [Fact]
    public void Nothing_allocates()
    {
        float[] floats = new float[100];
        int[] order = new int[100];
        Draw(floats, order);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Draw(floats, order);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        GC.KeepAlive(new object());
        Assert.NotEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Draw(float[] floats, int[] order)
    {
        ulong key = CounterRandom.Key(1, RandomPurpose.Other);
        CounterRandom.FillFloat(key, 0, 1, floats);
        CounterRandom.FillNormal(key, 1, floats);
        CounterRandom.FillPermutation(key, 2, order);
        floats[0] += CounterRandom.Float(key, 0, 0) + CounterRandom.Normal(key, 0, 0) + CounterRandom.Below(key, 0, 0, 5) + (float)CounterRandom.Double(key, 0, 0);
    }

    private static double ChiSquare(IEnumerable<int> cells, int count)
    {
        int[] counts = new int[count];
        int total = 0;
        foreach (int cell in cells)
        {
            counts[cell]++;
            total++;
        }

        double expected = total / (double)count;
        return counts.Sum(found => (found - expected) * (found - expected) / expected);
    }

    private static double Moment(float[] values, int order) => values.Average(value => Math.Pow(value, order));

    private static double Correlation(float[] values, int lag) => Enumerable.Range(0, values.Length - lag).Average(i => (double)values[i] * values[i + lag]);
}
