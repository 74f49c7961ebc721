using System;
using System.Collections.Generic;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Batch, layer, RMS and group normalisation.</summary>
public class NormTests
{
    private static readonly int[] Lengths = [1, 3, 5, 7, 9, 15, 17, 31, 33];

    /// <summary>Two odd lengths, a small number, with or without weights.</summary>
    public static IEnumerable<object[]> Sizes()
    {
        Random random = new(31);
        for (int i = 0; i < 24; i++)
        {
            yield return [Lengths[i % 9], Lengths[random.Next(9)], random.Next(1, 4), i % 3 != 0];
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Batch_norm_keeps_its_contract_on_planes(int inner, int channels, int steps, bool affine) =>
        Check(NormSpecs.Of(new BatchNormShape(steps, channels, inner, 1e-5f, 0.1f), affine), rows: 3);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Batch_norm_keeps_its_contract_on_contiguous_channels(int channels, int steps, int rows, bool affine) =>
        Check(NormSpecs.Of(new BatchNormShape(steps, channels, 1, 1e-5f, 0.1f), affine), rows + 1);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Batch_norm_inference_keeps_its_contract(int inner, int channels, int steps, bool affine)
    {
        KernelCheck.All(NormSpecs.Inference(new(steps, channels, inner, 1e-5f, 0.1f), affine), rows: 3, seed: 33);
        KernelCheck.All(NormSpecs.Inference(new(steps, channels, 1, 1e-5f, 0.1f), affine), rows: 3, seed: 34);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Layer_and_rms_norm_keep_their_contract(int length, int count, int rows, bool affine) =>
        Check(NormSpecs.Of(new LayerNormShape(count, length, 1e-5f), affine), rows);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Group_norm_keeps_its_contract(int inner, int channels, int groups, bool affine)
    {
        Check(NormSpecs.Of(new GroupNormShape(1, groups, channels * groups, inner, 1e-5f), affine), rows: 3);
        Check(NormSpecs.Of(new GroupNormShape(inner, groups, channels * groups, 1, 1e-5f), affine), rows: 2);
        Check(NormSpecs.Of(new GroupNormShape(2, groups, channels * groups, inner, 1e-5f), affine), rows: 1);
    }

    [Theory]
    [InlineData(30, 0.055f)]
    [InlineData(0, 0.055f)]
    [InlineData(-1000, 1)]
    [InlineData(0, 3e-3f)]
    public void A_mean_far_from_a_small_variance_costs_nothing(float mean, float deviation)
    {
        // 0.055² = 3e-3: the second of the two variances that show a wrong epsilon or a variance by one pass.
        float Values(Random random, int i) => mean + (deviation * KernelCheck.Normal(random));
        foreach (KernelSpec spec in (KernelSpec[])[
            .. NormSpecs.Of(new BatchNormShape(1, 3, 33, 1e-5f, 0.1f), affine: false, Values), .. NormSpecs.Of(new BatchNormShape(2, 9, 1, 1e-5f, 0.1f), false, Values),
            .. NormSpecs.Of(new LayerNormShape(3, 65, 1e-5f), false, Values), .. NormSpecs.Of(new GroupNormShape(1, 3, 6, 17, 1e-5f), false, Values)])
        {
            // The cotangent is drawn like x: its mean has to go without a trace too.
            KernelCheck.All(spec, rows: 8, seed: 35);
        }
    }

    [Fact]
    public void Large_batches_are_shared_out_and_keep_their_bits()
    {
        // More than 100,000 values touched, which is what is shared out.
        Check(NormSpecs.Of(new BatchNormShape(1, 17, 64, 1e-5f, 0.1f), true), rows: 64);
        Check(NormSpecs.Of(new BatchNormShape(1, 130, 1, 1e-5f, 0.1f), true), rows: 400);
        Check(NormSpecs.Of(new LayerNormShape(10, 130, 1e-5f), true), rows: 60);
        Check(NormSpecs.Of(new GroupNormShape(1, 4, 16, 64, 1e-5f), true), rows: 60);
    }

    [Theory]
    [InlineData(1, 3, 5)]
    [InlineData(2, 5, 1)]
    public void The_written_out_gradients_agree_with_central_differences(int steps, int channels, int inner)
    {
        NormReference[] references =
        [
            NormSpecs.Batch(4, new(steps, channels, inner, 1e-5f, 0.1f)), NormSpecs.Layer(4, new(steps, channels * inner, 1e-5f), true),
            NormSpecs.Layer(4, new(steps, channels * inner, 1e-5f), false), NormSpecs.Group(4, new(steps, 1, channels, inner, 1e-5f)),
        ];
        foreach (NormReference norm in references)
        {
            Random random = new(36);
            double[] Draw(int n) => Array.ConvertAll(new double[n], _ => (double)KernelCheck.Normal(random));
            double[] x = Draw(4 * steps * channels * inner);
            double[] dy = Draw(x.Length);
            double[] weight = Draw(norm.BackwardBias(dy).Length);
            double[] bias = Draw(weight.Length);
            Differences.Agree(Differences.Gradient(v => norm.Forward(v, weight, bias), x, dy), norm.BackwardData(x, weight, dy), "dx");
            Differences.Agree(Differences.Gradient(v => norm.Forward(x, v, bias), weight, dy), norm.BackwardWeight(x, dy), "dweight");
            Differences.Agree(Differences.Gradient(v => norm.Forward(x, weight, v), bias, dy), norm.BackwardBias(dy), "dbias");

            // Control: a gradient that is one per cent too large is seen.
            double[] wrong = Array.ConvertAll(norm.BackwardData(x, weight, dy), value => 1.01 * value);
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Differences.Agree(Differences.Gradient(v => norm.Forward(v, weight, bias), x, dy), wrong, "control"));
        }
    }

    [Fact]
    public void Running_statistics_move_by_the_momentum_with_the_unbiased_variance()
    {
        // Channel 0 moves a quarter of the way: from 1 to 3, from 2 to 14/3 (8/3). It holds 1, 2, 3, 6: mean 3, Σ(x - 3)² = 14, biased 3.5, unbiased 14/3. Channel 1 holds 0, 0, 0, 4: mean 1, unbiased 4.
        float[] x = [1, 0, 2, 0, 3, 0, 6, 4];
        float[] runningMean = [1, 10];
        float[] runningVariance = [2, 20];
        float[] mean = new float[2];
        float[] rstd = new float[2];
        BatchNorm.ForwardTraining(Team.Alone, new(1, 2, 1, 0.5f, 0.25f), 4, x, default, default, new float[8], mean, rstd, runningMean, runningVariance);
        Assert.Equal([1.5f, 7.75f], runningMean);
        Assert.Equal([(float)(8.0 / 3), 16], runningVariance);
        Assert.Equal([3, 1], mean);
        Assert.Equal(0.5f, rstd[0]);
    }

    [Fact]
    public void One_value_per_channel_is_refused_in_training_as_torch_does()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>("rows", () => BatchNorm.ForwardTraining(
            Team.Alone, new(1, 2, 1, 1e-5f, 0.1f), 1, new float[2], default, default, new float[2], new float[2], new float[2], default, default));
        Assert.Contains("more than 1 value per channel", refused.Message);
    }

    [Fact]
    public void Batch_norm_inference_works_in_place()
    {
        BatchNormShape shape = new(1, 3, 7, 1e-5f, 0.1f);
        float[] x = Floats.Uniform(42, seed: 1);
        float[] y = new float[42];
        BatchNorm.Forward(Team.Alone, shape, 2, x, default, default, [1, 2, 3], [1, 4, 9], y, default(StaticNets.Runtime.Activations.Relu));
        BatchNorm.Forward(Team.Alone, shape, 2, x, default, default, [1, 2, 3], [1, 4, 9], x, default(StaticNets.Runtime.Activations.Relu));
        Floats.SameBits(y, x);
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>("weight", () => LayerNorm.Forward(Team.Alone, new(1, 4, 1e-5f), 1, new float[4], new float[3], default, new float[4]));
        Assert.Throws<ArgumentException>("y", () => GroupNorm.Forward(Team.Alone, new(1, 1, 2, 2, 1e-5f), 1, new float[4], default, default, new float[5]));
        Assert.Throws<ArgumentException>("dx", () => RmsNorm.BackwardData(Team.Alone, new(1, 4, 1e-5f), 1, new float[4], default, new float[4], new float[3], false));
    }

    private static void Check(KernelSpec[] specs, int rows)
    {
        foreach (KernelSpec spec in specs)
        {
            KernelCheck.All(spec, rows, seed: 32);
        }
    }
}
