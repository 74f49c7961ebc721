using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Gradients and batch statistics over blocked images.</summary>
public class BlockedTrainingTests
{
    private static readonly int[][] Pools =
    [
        [64, 14, 14, 3, 3, 2, 2, 1, 1, 1, 1, 0, 0],
        [16, 13, 13, 3, 3, 2, 2, 0, 0, 1, 1, 1, 0],
        [17, 14, 16, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0],
        [17, 15, 17, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0],
        [5, 9, 8, 3, 3, 1, 1, 1, 1, 1, 1, 0, 1],
        [20, 7, 7, 7, 7, 1, 1, 0, 0, 1, 1, 0, 0],
        [16, 5, 5, 1, 1, 2, 2, 0, 0, 1, 1, 0, 0],
        [16, 11, 10, 2, 4, 3, 5, 1, 2, 1, 1, 1, 1],
    ];

    public static TheoryData<int[]> PoolShapes => [.. Pools];

    // Channels, positions, rows.
    public static TheoryData<int, int, int> Batches => new() { { 16, 49, 3 }, { 5, 9, 2 }, { 17, 1, 11 }, { 40, 7, 9 }, { 24, 300, 2 }, { 128, 64, 4 }, { 16, 700, 8 } };

    [Theory]
    [MemberData(nameof(PoolShapes))]
    public void Gradients_of_blocked_pools_keep_their_contracts(int[] s)
    {
        PoolShape shape = PoolReference.Shape(s);
        (int positions, int outPositions) = (s[1] * s[2], PoolReference.OutHeight(s) * PoolReference.OutWidth(s));
        KernelSpec largest = BlockedSpec.Of(
            PoolReference.MaxBackward(s), s[0], [positions, outPositions], [positions],
            (team, rows, r, w, accumulate) => MaxPool.BackwardBlocked(team, shape, rows, r[0].Span, r[1].Span, w[0].Span, accumulate));
        KernelCheck.All(largest, rows: 2, seed: 1);
        KernelSpec average = BlockedSpec.Of(
            PoolReference.AverageBackward(s), s[0], [outPositions], [positions],
            (team, rows, r, w, accumulate) => AvgPool.BackwardBlocked(team, shape, rows, r[0].Span, w[0].Span, accumulate));
        KernelCheck.All(average, rows: 2, seed: 2);
    }

    [Fact]
    public void Dilated_windows_find_their_maxima()
    {
        int[] s = [20, 15, 21, 3, 3, 2, 2, 1, 1, 2, 1, 0, 0];
        PoolShape shape = PoolReference.Shape(s);
        KernelSpec spec = BlockedSpec.Of(
            PoolReference.MaxBackward(s), s[0], [15 * 21, PoolReference.OutHeight(s) * PoolReference.OutWidth(s)], [15 * 21],
            (team, rows, r, w, accumulate) => MaxPool.BackwardBlocked(team, shape, rows, r[0].Span, r[1].Span, w[0].Span, accumulate));
        KernelCheck.All(spec, rows: 2, seed: 3);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void A_NaN_takes_the_gradient_of_its_windows(int window, int pad)
    {
        int[] s = [16, 8, 8, window, window, 2, 2, pad, pad, 1, 1, 0, 0];
        PoolShape shape = PoolReference.Shape(s);
        for (int place = 0; place < 64; place++)
        {
            float[] x = [.. Enumerable.Range(0, 16 * 64).Select(i => (float)((i * 37) % 101))];
            x[place] = x[(place * 5) % 64] = float.NaN;
            PoolReference.MaxPositions(s, 1, KernelCheck.Widen(x), out int[] positions);
            double[] expected = new double[16 * 64];
            Array.ForEach(positions, position => expected[position]++);
            float[] dy = new float[16 * 16], dx = new float[16 * 64];
            Array.Fill(dy, 1);
            MaxPool.BackwardBlocked(Team.Alone, shape, 1, BlockedSpec.ToBlocked(x, 16, 64), dy, dx, accumulate: false);
            KernelCheck.Close(expected, BlockedSpec.ToPlanar(dx, 16, 64), $"NaN at {place}");
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void The_global_average_shares_out_its_gradient(int channels, int positions, int rows)
    {
        AdaptivePoolShape shape = new(channels, positions, 1, 1, 1);
        KernelSpec planar = BlockedSpec.Like(
            "global average backward", [new(channels)], [new(channels * positions)],
            (team, n, r, w, accumulate) => AdaptiveAvgPool.Backward(team, shape, n, r[0].Span, w[0].Span, accumulate), accumulates: true);
        KernelSpec spec = BlockedSpec.Of(
            planar, channels, [0], [positions], (team, n, r, w, accumulate) => AdaptiveAvgPool.BackwardBlocked(team, shape, n, r[0].Span, w[0].Span, accumulate));
        KernelCheck.All(spec, rows, seed: 4);
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void The_gradient_of_a_bias_is_that_of_planes(int channels, int positions, int rows)
    {
        ChannelShape shape = new(1, channels, positions);
        KernelSpec planar = BlockedSpec.Like(
            "bias", [new(channels * positions)], [new(channels, false)],
            (team, n, r, w, accumulate) => Bias.Backward(team, shape, n, r[0].Span, w[0].Span, accumulate), accumulates: true, rowsAreIndependent: false);
        KernelSpec spec = BlockedSpec.Of(
            planar, channels, [positions], [0], (team, n, r, w, accumulate) => Bias.BackwardBlocked(team, shape, n, r[0].Span, w[0].Span, accumulate));
        KernelCheck.All(spec, rows, seed: 5);
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void Batch_norm_of_blocked_images_keeps_its_contract(int channels, int positions, int rows)
    {
        // Values about 30 with a deviation of 0.055: a mean rounded to float would show.
        Func<Random, int, float>[] draws = [(random, _) => KernelCheck.Normal(random), (random, _) => 30 + (0.055f * KernelCheck.Normal(random))];
        foreach (Func<Random, int, float> values in draws)
        {
            foreach (bool affine in new[] { true, false })
            {
                BatchNormShape s = new(1, channels, positions, 1e-5f, 0.1f);
                KernelSpec[] planar = NormSpecs.Of(s, affine, values);
                KernelCheck.All(
                    BlockedSpec.Of(planar[0], channels, [positions, 0, 0], [positions, 0, 0], (team, n, r, o, _) =>
                        BatchNorm.ForwardTrainingBlocked(team, s, n, r[0].Span, r[1].Span, r[2].Span, o[0].Span, o[1].Span, o[2].Span, default, default)),
                    rows, seed: 6);
                KernelCheck.All(
                    BlockedSpec.Of(planar[1], channels, [positions, 0, positions], [positions], (team, n, r, o, accumulate) =>
                    {
                        (float[] mean, float[] rstd) = Saved(s, n, r[0].Span);
                        BatchNorm.BackwardDataBlocked(team, s, n, r[0].Span, r[1].Span, mean, rstd, r[2].Span, o[0].Span, accumulate);
                    }),
                    rows, seed: 7);
                KernelCheck.All(
                    BlockedSpec.Of(planar[2], channels, [positions, positions], [0, 0], (team, n, r, o, accumulate) =>
                    {
                        (float[] mean, float[] rstd) = Saved(s, n, r[0].Span);
                        BatchNorm.BackwardWeightsBlocked(team, s, n, r[0].Span, mean, rstd, r[1].Span, o[0].Span, o[1].Span, accumulate);
                    }),
                    rows, seed: 8);
            }
        }
    }

    [Fact]
    public void Both_halves_of_the_backward_pass_in_one_call_are_the_same_bits()
    {
        BatchNormShape s = new(1, 20, 30, 1e-5f, 0.1f);
        int length = 5 * new BlockedShape(20, 30).BlockedLength;
        (float[] x, float[] dy, float[] weight) = (Floats.Uniform(length, seed: 9), Floats.Uniform(length, seed: 10), Floats.Uniform(20, seed: 11));
        (float[] mean, float[] rstd) = Saved(s, 5, x);
        float[] dx = new float[length], dweight = new float[20], dbias = new float[20], dxAlone = new float[length], dweightAlone = new float[20], dbiasAlone = new float[20];
        BatchNorm.BackwardBlocked(Team.Alone, s, 5, x, weight, mean, rstd, dy, dx, dweight, dbias, accumulate: false);
        BatchNorm.BackwardDataBlocked(Team.Alone, s, 5, x, weight, mean, rstd, dy, dxAlone, accumulate: false);
        BatchNorm.BackwardWeightsBlocked(Team.Alone, s, 5, x, mean, rstd, dy, dweightAlone, dbiasAlone, accumulate: false);
        Floats.SameBits(dxAlone, dx, "dx");
        Floats.SameBits(dweightAlone, dweight, "dweight");
        Floats.SameBits(dbiasAlone, dbias, "dbias");
    }

    [Fact]
    public void Running_statistics_move_as_those_of_planes()
    {
        BatchNormShape s = new(1, 20, 30, 1e-5f, 0.1f);
        float[] planar = Floats.Uniform(4 * 20 * 30, seed: 12);
        float[][] running = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Repeat(0.5f, 20).ToArray())];
        (float[] y, float[] mean, float[] rstd) = (new float[planar.Length], new float[20], new float[20]);
        BatchNorm.ForwardTraining(Team.Alone, s, 4, planar, default, default, y, mean, rstd, running[0], running[1]);
        float[] x = BlockedSpec.ToBlocked(planar, 20, 30, fill: 7f);
        BatchNorm.ForwardTrainingBlocked(Team.Alone, s, 4, x, default, default, new float[x.Length], mean, rstd, running[2], running[3]);
        KernelCheck.Close(KernelCheck.Widen(running[0]), running[2], "running mean");
        KernelCheck.Close(KernelCheck.Widen(running[1]), running[3], "running variance");
    }

    [Fact]
    public void One_value_for_each_channel_is_refused_and_no_rows_change_nothing()
    {
        BatchNormShape s = new(1, 16, 1, 1e-5f, 0.1f);
        float[] x = new float[16], statistics = new float[16], running = [.. Enumerable.Repeat(3f, 16)];
        Assert.Throws<ArgumentException>("rows", () => BatchNorm.ForwardTrainingBlocked(Team.Alone, s, 1, x, default, default, x, statistics, statistics, default, default));
        BatchNorm.ForwardTrainingBlocked(Team.Alone, s, 0, default, default, default, default, statistics, statistics, running, running);
        Assert.All(running, value => Assert.Equal(3, value));
        float[] dweight = [.. Enumerable.Repeat(5f, 16)];
        BatchNorm.BackwardWeightsBlocked(Team.Alone, s, 0, default, statistics, statistics, default, dweight, default, accumulate: true);
        Assert.All(dweight, value => Assert.Equal(5, value));
    }

    [Fact]
    public void The_comparison_sees_statistics_of_half_the_batch()
    {
        BatchNormShape s = new(1, 16, 9, 1e-5f, 0.1f);
        KernelSpec spec = BlockedSpec.Of(NormSpecs.Of(s, affine: false)[0], 16, [9, 0, 0], [9, 0, 0], (team, n, r, o, _) =>
        {
            BatchNorm.ForwardTrainingBlocked(team, s, n / 2, r[0].Span[..(n * 72)], default, default, o[0].Span[..(n * 72)], o[1].Span, o[2].Span, default, default);
            BatchNorm.ForwardTrainingBlocked(team, s, n / 2, r[0].Span[(n * 72)..], default, default, o[0].Span[(n * 72)..], o[1].Span, o[2].Span, default, default);
        });
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => KernelCheck.All(spec, rows: 4, seed: 13));
    }

    // Rounded to float, as the forward pass saves them; kept for the run that must allocate nothing.
    private static (float[] Mean, float[] Rstd) Saved(BatchNormShape s, int rows, ReadOnlySpan<float> x)
    {
        if (saved is not { } last || last.Rows != rows || !x.SequenceEqual(last.X))
        {
            float[] mean = new float[s.Channels], rstd = new float[s.Channels];
            BatchNorm.ForwardTrainingBlocked(Team.Alone, s, rows, x, default, default, new float[x.Length], mean, rstd, default, default);
            saved = last = (rows, x.ToArray(), mean, rstd);
        }

        return (last.Mean, last.Rstd);
    }

    [ThreadStatic]
    private static (int Rows, float[] X, float[] Mean, float[] Rstd)? saved;
}
