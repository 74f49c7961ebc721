using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>What follows a convolution, taken into it: a residual by the same bits, a batch normalisation within the rounding of its folded numbers.</summary>
public class ConvFusionTests
{
    private const float Epsilon = 1e-5f;

    public static TheoryData<int[]> Named => ConvTests.Named();

    [Theory]
    [MemberData(nameof(Named))]
    public void A_residual_in_the_epilogue_is_the_sum_afterwards_to_the_bit(int[] sizes)
    {
        ConvCase problem = new(sizes[0], sizes[1..]);
        float[] sum = problem.RunForward(Team.Alone), tanh = new float[sum.Length];
        JoinShape shape = new(1, 1, 1, sum.Length, 1, 1, 1, sum.Length);
        Add.Forward(Team.Alone, shape, 1, sum, problem.Dy, tanh, default(Tanh));
        Add.Forward(Team.Alone, shape, 1, sum, problem.Dy, sum, default(Identity));
        foreach (Team team in Teams.All)
        {
            Floats.SameBits(sum, problem.RunForwardResidual(team, default(Identity), inPlace: false));
            Floats.SameBits(sum, problem.RunForwardResidual(team, default(Identity), inPlace: true), "in place");
            Floats.SameBits(tanh, problem.RunForwardResidual(team, default(Tanh), inPlace: true), "in place, with an activation");
        }
    }

    [Fact]
    public void A_row_with_its_residual_has_the_bits_of_that_row_alone()
    {
        ConvCase batch = new(3, 6, 20, 17, 10, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        float[] y = batch.RunForwardResidual(Team.Alone, default(Relu), inPlace: true);
        for (int row = 0; row < batch.Rows; row++)
        {
            Floats.SameBits(batch.Row(row).RunForwardResidual(Team.Alone, default(Relu), inPlace: false), y.AsSpan(row * (y.Length / batch.Rows), y.Length / batch.Rows));
        }
    }

    [Fact]
    public void A_residual_that_overlaps_or_has_another_length_is_refused()
    {
        ConvShape shape = new(1, 4, 4, 2, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1);
        float[] x = new float[16], y = new float[33], work = new float[100_000];
        Assert.Throws<ArgumentException>(() => Conv.ForwardResidual(Team.Alone, in shape, 1, x, new float[2], default, y.AsSpan(1, 32), y.AsSpan(0, 32), work, default(Identity)));
        Assert.Throws<ArgumentException>(() => Conv.ForwardResidual(Team.Alone, in shape, 1, x, new float[2], default, y.AsSpan(0, 31), new float[32], work, default(Identity)));
    }

    [Fact]
    public void A_residual_allocates_nothing()
    {
        ConvShape shape = new(6, 14, 14, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        float[] x = Floats.Uniform(6 * 14 * 14, 1), weight = Floats.Uniform(shape.WeightLength, 2), y = new float[16 * 14 * 14], work = new float[1 << 20];
        Floats.AllocatesNothing(() => Conv.ForwardResidual(Team.Alone, in shape, 1, x, weight, default, y, y, work, default(Relu)));
    }

    /// <summary>Convolutions [filters, …], and transposed ones in groups.</summary>
    [Theory]
    [InlineData(1, 1, 5, 7, true)]
    [InlineData(1, 1, 33, 576, false)]
    [InlineData(2, 3, 4, 9, true)]
    [InlineData(8, 1, 1, 9, false)]
    public void Folded_numbers_are_the_definition_rounded_once(int groups, int rows, int channels, int inner, bool affine)
    {
        BatchNormFoldShape shape = new(groups, rows, channels, inner, Epsilon);
        int all = groups * channels;
        float[] kernel = Floats.Uniform((int)shape.Length, 1), bias = affine ? Floats.Uniform(all, 2) : [], weight = affine ? Floats.Uniform(all, 3) : [], shift = affine ? Floats.Uniform(all, 4) : [];
        float[] mean = Floats.Uniform(all, 5), variance = Floats.Uniform(all, 6, low: 0);
        float[] expected = new float[kernel.Length], expectedBias = new float[all];
        for (int channel = 0; channel < all; channel++)
        {
            expectedBias[channel] = (float)(((At(bias, channel, 0) - mean[channel]) * Scale(weight, variance, channel)) + At(shift, channel, 0));
        }

        for (int i = 0; i < kernel.Length; i++)
        {
            int channel = (i / inner / channels / rows * channels) + (i / inner % channels);
            expected[i] = (float)(kernel[i] * Scale(weight, variance, channel));
        }

        float[] folded = Teams.SameBits(kernel.Length, (team, result) => BatchNorm.Fold(team, shape, kernel, bias, weight, shift, mean, variance, result, new float[all]));
        float[] foldedBias = Teams.SameBits(all, (team, result) => BatchNorm.Fold(team, shape, kernel, bias, weight, shift, mean, variance, new float[kernel.Length], result));
        Floats.SameBits(expected, folded);
        Floats.SameBits(expectedBias, foldedBias);
    }

    /// <summary>
    /// Against the two in double precision: |Δ| ≤ (γ + 2⁻²⁴) · (|b'| + Σ|w'·x|), γ of n + 1 terms. A scale that forgets epsilon is far beyond that.
    /// </summary>
    [Theory]
    [InlineData(Epsilon, true)]
    [InlineData(0f, false)]
    public void A_folded_convolution_is_within_the_bound_of_convolution_and_normalisation(float epsilon, bool within)
    {
        ConvCase problem = new(2, 6, 9, 11, 10, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        int filters = 10, terms = 54, plane = problem.Dy.Length / 2 / filters;
        float[] weight = Floats.Uniform(filters, 7), shift = Floats.Uniform(filters, 8), mean = Floats.Uniform(filters, 9), variance = Floats.Uniform(filters, 10, low: 0, high: 1e-3f);
        (double[] sums, double[] magnitudes) = Doubles(problem);
        float[] before = problem.Bias;
        BatchNorm.Fold(Team.Alone, new BatchNormFoldShape(1, 1, filters, terms, epsilon), problem.Weight, before, weight, shift, mean, variance, problem.Weight, problem.Bias = new float[filters]);
        float[] actual = problem.RunForward(Team.Alone);

        double unit = Math.ScaleB(1, -24), gamma = (terms + 1) * unit / (1 - ((terms + 1) * unit));
        bool all = true;
        for (int i = 0; i < actual.Length; i++)
        {
            int channel = i / plane % filters;
            double scale = Scale(weight, variance, channel);
            double expected = ((sums[i] - mean[channel]) * scale) + shift[channel];
            double bound = (gamma + unit) * (Math.Abs(problem.Bias[channel]) + (magnitudes[i] * Math.Abs(scale)));
            all &= Math.Abs(expected - actual[i]) <= bound;
        }

        Assert.Equal(within, all);
    }

    // Sums with the bias, and Σ|w·x| without it.
    private static (double[] Sums, double[] Magnitudes) Doubles(ConvCase problem) =>
        (problem.Forward().Sums, new ConvCase(2, 6, 9, 11, 10, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1) { X = problem.X, Weight = problem.Weight, Bias = [] }.Forward().Magnitudes);

    private static double At(float[] values, int index, double missing) => values.Length == 0 ? missing : values[index];

    private static double Scale(float[] weight, float[] variance, int channel) => At(weight, channel, 1) / Math.Sqrt((double)variance[channel] + Epsilon);
}
