using System;
using System.Linq;
using StaticNets.Generation;
using Xunit;

namespace StaticNets.Runtime.Tests.Generation;

public class SamplerTests
{
    private const int Draws = 20_000;

    private static readonly float[] Four = [0, MathF.Log(2), MathF.Log(5), MathF.Log(8)];

    /// <summary>Of scores 0, ln 2, ln 5, ln 8 softmax makes 1, 2, 5 and 8 sixteenths; at half the temperature their squares of 94; of the two likeliest 5 and 8 of 13.</summary>
    [Theory]
    [InlineData(1, 0, new[] { 1, 2, 5, 8 })]
    [InlineData(1, 4, new[] { 1, 2, 5, 8 })]
    [InlineData(1, int.MaxValue, new[] { 1, 2, 5, 8 })]
    [InlineData(0.5f, 0, new[] { 1, 4, 25, 64 })]
    [InlineData(1, 2, new[] { 0, 0, 5, 8 })]
    [InlineData(0.5f, 3, new[] { 0, 4, 25, 64 })]
    [InlineData(3, 1, new[] { 0, 0, 0, 1 })]
    [InlineData(0, 0, new[] { 0, 0, 0, 1 })]
    [InlineData(1e-40f, 0, new[] { 0, 0, 0, 1 })]
    public void Tokens_are_chosen_as_often_as_they_are_likely(float temperature, int topK, int[] weights)
    {
        int[] counts = Count(new Sampler(temperature, topK, seed: 3));

        for (int token = 0; token < 4; token++)
        {
            // Four standard deviations of a share of 20,000 are at most 4 · √(1/4 / 20,000) = 0.0142.
            Assert.Equal((double)weights[token] / weights.Sum(), (double)counts[token] / Draws, 0.0142);
        }
    }

    [Fact]
    public void The_comparison_of_shares_sees_another_temperature()
    {
        int[] counts = Count(new Sampler(1.2f));
        Assert.NotInRange((double)counts[3] / Draws, 0.5 - 0.0142, 0.5 + 0.0142);
    }

    /// <summary>Pieces of 256 scores have no seam: every token of 600 that are equally likely comes, each as often as any other.</summary>
    [Fact]
    public void Large_vocabularies_are_drawn_from_evenly()
    {
        Sampler sampler = new();
        int[] counts = new int[600];
        for (int i = 0; i < 60_000; i++)
        {
            counts[sampler.Choose(new float[600])]++;
        }

        // 100 are expected with a deviation of 10; of 600 tokens one is off by five deviations in 3,000 runs.
        Assert.All(counts, count => Assert.InRange(count, 50, 150));
    }

    [Fact]
    public void What_a_row_gets_depends_on_its_own_scores_the_seed_and_the_position_alone()
    {
        float[] scores = Floats.Uniform(5 * 7, seed: 2);
        int[] five = new int[5], two = new int[2];
        Sampler one = new(seed: 8), other = new(seed: 8);
        for (int i = 0; i < 50; i++)
        {
            one.Choose(scores, five);
            other.Choose(scores.AsSpan(0, 14), two);
            Assert.Equal(two, five[..2]);
        }

        Assert.Equal(50, one.Position);
        one.Position = 49;
        int[] before = [.. five];
        one.Choose(scores, five);
        Assert.Equal(before, five);
        Assert.NotEqual(Texts(seed: 8), Texts(seed: 9));
        Assert.Equal(Texts(seed: 8), Texts(seed: 8));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    public void What_is_minus_infinity_is_never_chosen(float temperature, int topK)
    {
        Sampler sampler = new(temperature, topK);
        float[] scores = [float.NegativeInfinity, 1, float.NegativeInfinity, 1, float.NegativeInfinity];
        Assert.All(Enumerable.Range(0, 200), _ => Assert.True(sampler.Choose(scores) is 1 or 3));
        Assert.Equal(2, sampler.Choose([float.NegativeInfinity, float.NegativeInfinity, float.MinValue]));
    }

    [Fact]
    public void Of_equals_the_first_are_the_likeliest()
    {
        Assert.Equal(1, new Sampler(temperature: 0).Choose([-3, 2, 2, 2]));
        Sampler sampler = new(topK: 2);
        Assert.All(Enumerable.Range(0, 200), _ => Assert.True(sampler.Choose([-3, 2, 2, 2]) is 1 or 2));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.7f, 0)]
    [InlineData(0.7f, 2)]
    public void Scores_that_are_none_are_refused_and_nothing_is_chosen(float temperature, int topK)
    {
        Sampler sampler = new(temperature, topK);
        int[] tokens = [9, 9];
        foreach (float wrong in new[] { float.NaN, float.PositiveInfinity })
        {
            string message = Assert.Throws<ArgumentException>(() => sampler.Choose([1, 2, 3, 4, wrong, 6], tokens)).Message;
            Assert.Contains("row 1", message, StringComparison.Ordinal);
        }

        Assert.Contains("row 0", Assert.Throws<ArgumentException>(() => sampler.Choose([float.NegativeInfinity, float.NegativeInfinity])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => sampler.Choose([]));
        Assert.Throws<ArgumentException>(() => sampler.Choose([], []));
        Assert.Throws<ArgumentException>(() => sampler.Choose([1], tokens));
        Assert.Throws<ArgumentException>(() => sampler.Choose([1, 2, 3], tokens));
        Assert.Equal([9, 9], tokens);
        Assert.Equal(0, sampler.Position);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        foreach (float temperature in new[] { -1, float.NaN, float.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new Sampler(temperature));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampler(topK: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampler().Position = -1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.8f, 0)]
    [InlineData(0.8f, 40)]
    public void Choosing_allocates_nothing(float temperature, int topK)
    {
        Sampler sampler = new(temperature, topK);
        float[] scores = Floats.Uniform(3 * 1000, seed: 5);
        int[] tokens = new int[3];
        Floats.AllocatesNothing(() => sampler.Choose(scores, tokens));
    }

    private static int[] Count(Sampler sampler)
    {
        int[] counts = new int[4];
        for (int i = 0; i < Draws; i++)
        {
            counts[sampler.Choose(Four)]++;
        }

        return counts;
    }

    private static int[] Texts(ulong seed)
    {
        Sampler sampler = new(seed: seed);
        return [.. Enumerable.Range(0, 50).Select(_ => sampler.Choose(Four))];
    }
}
