using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Randomness;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class DropoutTests
{
    private static readonly RandomKey Key = new(7, 3);

    /// <summary>The vector code against the definition: one draw of 32 bits for each element.</summary>
    [Fact]
    public void Every_factor_is_that_of_the_elements_own_draw()
    {
        ulong key = CounterRandom.Key(Key.Seed, RandomPurpose.Dropout, Key.Step, 5);
        for (int length = 1; length <= 130; length++)
        {
            DropoutShape shape = new(length, 0.3f, 5);
            using GuardedBuffer x = new(Floats.Uniform(3 * length, seed: length));
            using GuardedBuffer y = new(3 * length);
            Dropout.Forward(Team.Alone, shape, 3, x.Span, y.Span, Key);
            for (int i = 0; i < 3 * length; i++)
            {
                // 0.3f · 2³² = 1288490240: the float next to 0.3 is a multiple of 2⁻²⁵.
                bool dropped = CounterRandom.Bits(key, (ulong)(i / length), (ulong)(i % length)) < 1288490240;
                Assert.Equal(dropped ? 0 : x.Span[i] * (1 / (1 - 0.3f)), y.Span[i]);
            }

            y.Check();
            Dropout.Forward(Team.Alone, shape, 3, x.Span, x.Span, Key);
            Floats.SameBits(y.Span, x.Span, "in place");
        }
    }

    /// <summary>100,000 draws at rate p: the share is p ± 5 · √(p (1 - p) / n), which chance leaves once in two million.</summary>
    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void The_share_of_zeros_is_the_rate_and_the_mean_stays(float rate)
    {
        const int N = 100_000;
        float[] x = Enumerable.Repeat(1f, N).ToArray();
        float[] y = new float[N];
        Dropout.Forward(Team.Alone, new DropoutShape(N, rate, 0), 1, x, y, Key);

        double bound = 5 * Math.Sqrt(rate * (1 - rate) / N);
        Assert.Equal(rate, y.Count(value => value == 0) / (double)N, bound);
        Assert.Equal(1, y.Average(value => (double)value), bound / (1 - rate));
    }

    [Fact]
    public void Backward_drops_what_forward_dropped_and_accumulates()
    {
        DropoutShape shape = new(100, 0.5f, 1);
        float[] ones = Enumerable.Repeat(1f, 200).ToArray();
        float[] y = new float[200];
        float[] dx = new float[200];
        Dropout.Forward(Team.Alone, shape, 2, ones, y, Key);
        Dropout.Backward(Team.Alone, shape, 2, ones, dx, accumulate: false, Key);
        Floats.SameBits(y, dx);
        Dropout.Backward(Team.Alone, shape, 2, ones, dx, accumulate: true, Key);
        Floats.SameBits(Array.ConvertAll(y, value => value + value), dx);
    }

    [Fact]
    public void Seed_step_layer_and_sample_each_give_other_draws()
    {
        float[] ones = Enumerable.Repeat(1f, 256).ToArray();
        float[][] results = [Draw(new(1, 0), 0), Draw(new(2, 0), 0), Draw(new(1, 1), 0), Draw(new(1, 0), 1)];
        for (int i = 0; i < results.Length; i++)
        {
            Assert.False(results[i].AsSpan(0, 128).SequenceEqual(results[i].AsSpan(128)));
            Assert.True(results[i].AsSpan().SequenceEqual(Draw(i == 1 ? new(2, 0) : i == 2 ? new(1, 1) : new(1, 0), i == 3 ? 1 : 0)));
            for (int j = 0; j < i; j++)
            {
                Assert.False(results[i].AsSpan().SequenceEqual(results[j]));
            }
        }

        float[] Draw(RandomKey key, int layer)
        {
            float[] y = new float[256];
            Dropout.Forward(Team.Alone, new DropoutShape(128, 0.5f, layer), 2, ones, y, key);
            return y;
        }
    }

    [Fact]
    public void A_rate_of_zero_changes_nothing_and_a_rate_of_one_leaves_nothing()
    {
        float[] x = Floats.Uniform(77, seed: 1);
        float[] y = new float[77];
        Dropout.Forward(Team.Alone, new DropoutShape(77, 0, 0), 1, x, y, Key);
        Floats.SameBits(x, y);
        DropPath.Forward(Team.Alone, new DropoutShape(11, 0, 0), 7, x, y, Key);
        Floats.SameBits(x, y);
        Dropout.Forward(Team.Alone, new DropoutShape(77, 1, 0), 1, x, y, Key);
        Assert.All(y, value => Assert.Equal(0f, MathF.Abs(value)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutShape(77, 1.5f, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutShape(77, float.NaN, 0));
    }

    [Fact]
    public void Drop_path_drops_whole_samples_at_the_rate_and_backward_the_same_ones()
    {
        const int Rows = 2_000;
        DropoutShape shape = new(19, 0.25f, 2);
        float[] ones = Enumerable.Repeat(1f, Rows * 19).ToArray();
        float[] y = new float[ones.Length];
        float[] dx = new float[ones.Length];
        DropPath.Forward(Team.Alone, shape, Rows, ones, y, Key);
        DropPath.Backward(Team.Alone, shape, Rows, ones, dx, accumulate: false, Key);
        Floats.SameBits(y, dx);
        float[][] samples = [.. y.Chunk(19)];
        Assert.All(samples, sample => Assert.Single(sample.Distinct()));
        Assert.All(samples, sample => Assert.True(sample[0] == 0 || sample[0] == 1 / 0.75f));

        // 5 · √(0.25 · 0.75 / 2000) = 0.048
        Assert.Equal(0.25, samples.Count(sample => sample[0] == 0) / (double)Rows, 0.048);
    }

    [Fact]
    public void Any_team_gives_the_same_bits_and_any_batch_the_same_rows()
    {
        DropoutShape shape = new(33_333, 0.4f, 0);
        float[] x = Floats.Uniform(3 * shape.Length, seed: 2);
        float[] y = Teams.SameBits(x.Length, (team, result) => Dropout.Forward(team, shape, 3, x, result, Key));
        Teams.SameBits(x.Length, (team, result) => Dropout.Backward(team, shape, 3, x, result, accumulate: true, Key), before: x);
        Teams.SameBits(x.Length, (team, result) => DropPath.Forward(team, shape, 3, x, result, Key));

        float[] first = new float[shape.Length];
        Dropout.Forward(Team.Alone, shape, 1, x.AsSpan(0, shape.Length), first, Key);
        Floats.SameBits(first, y.AsSpan(0, shape.Length));
    }

    [Fact]
    public void Nothing_is_allocated_and_wrong_lengths_are_refused()
    {
        DropoutShape shape = new(20_000, 0.4f, 0);
        float[] x = new float[40_000];
        foreach (Team team in Teams.All)
        {
            Floats.AllocatesNothing(() =>
            {
                Dropout.Forward(team, shape, 2, x, x, Key);
                Dropout.Backward(team, shape, 2, x, x, accumulate: false, Key);
                DropPath.Forward(team, shape, 2, x, x, Key);
                Zero.Fill(team, new MapShape(20_000), 2, x);
            });
        }

        Assert.Throws<ArgumentException>(() => Dropout.Forward(Team.Alone, shape, 1, x, x, Key));
        Assert.Throws<ArgumentException>(() => DropPath.Forward(Team.Alone, shape, 1, x, x, Key));
        Assert.Throws<ArgumentException>(() => Zero.Fill(Team.Alone, new MapShape(3), 2, x));
    }

    [Fact]
    public void Zero_fills_its_span_and_nothing_else()
    {
        using GuardedBuffer y = new(Floats.Uniform(33, seed: 3));
        Zero.Fill(Team.Alone, new MapShape(11), 3, y.Span);
        Assert.All(y.Span.ToArray(), value => Assert.Equal(0, value));
        y.Check();
    }
}
