using System;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>The gradients of convolutions of images in blocks, and the normalisation before such a convolution.</summary>
public class BlockedConvBackwardTests
{
    public static TheoryData<bool, int[]> Named => BlockedConvTests.Named();

    [Theory]
    [MemberData(nameof(Named))]
    public void Known_shapes_agree_with_plain_loops(bool planar, int[] sizes) => AgreesWithPlainLoops(planar, new BlockedConvCase(planar, sizes[0], sizes[1..]));

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Any_shape_agrees_with_plain_loops(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 40; i++)
        {
            (bool planar, BlockedConvCase problem) = BlockedConvTests.Draw(random);
            AgreesWithPlainLoops(planar, problem);
        }
    }

    [Theory]
    [InlineData(1, 16, 28, 28, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1)]
    [InlineData(3, 32, 20, 21, 24, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1)]
    [InlineData(5, 70, 19, 19, 70, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1)]
    [InlineData(2, 96, 11, 9, 96, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 2)]
    public void Any_team_gives_the_same_bits(params int[] sizes)
    {
        BlockedConvCase problem = new(planar: false, sizes[0], sizes[1..]);
        float[] oldX = Floats.Uniform(problem.Problem.X.Length, 7), oldWeight = Floats.Uniform(problem.Problem.Weight.Length, 8);
        foreach (bool accumulate in new[] { false, true })
        {
            Teams.SameBits(oldX.Length, (team, result) => problem.RunBackwardData(team, accumulate ? oldX : null).CopyTo(result));
            Teams.SameBits(oldWeight.Length, (team, result) => problem.RunBackwardWeights(team, accumulate ? oldWeight : null).CopyTo(result));
        }

        float[] scale = Floats.Uniform(sizes[1], 9), shift = Floats.Uniform(sizes[1], 10);
        Teams.SameBits(problem.Problem.Dy.Length, (team, result) => problem.RunForwardNormed(team, scale, shift).CopyTo(result));
    }

    /// <summary>Zeros around the image stay zeros: they are added after the rectifier.</summary>
    [Theory]
    [InlineData(1, 32, 9, 11, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1)]
    [InlineData(2, 40, 7, 7, 128, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1)]
    [InlineData(1, 160, 60, 60, 8, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1)]
    [InlineData(2, 21, 8, 9, 24, 3, 2, 2, 1, 1, 0, 1, 1, 1, 1, 1)]
    [InlineData(1, 16, 9, 9, 16, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1)]
    [InlineData(1, 32, 5, 5, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 2)]
    public void A_norm_before_it_has_the_bits_of_a_step_of_its_own(params int[] sizes)
    {
        BlockedConvCase problem = new(planar: false, sizes[0], sizes[1..]);
        int channels = sizes[1], plane = sizes[2] * sizes[3];
        float[] scale = Floats.Uniform(channels, 9), shift = Floats.Uniform(channels, 10);
        float[] actual = problem.RunForwardNormed(Team.Alone, scale, shift);

        float[] x = problem.Problem.X;
        problem.Problem.X = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int channel = i / plane % channels;
            problem.Problem.X[i] = Math.Max(0, Vector(x[i], scale[channel], shift[channel]));
        }

        Floats.SameBits(problem.RunForward(Team.Alone, default(Identity)), actual);
    }

    [Fact]
    public void A_planar_input_has_no_gradient_and_no_norm()
    {
        BlockedConvShape shape = new(3, 4, 4, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, planarInput: true);
        Assert.Throws<ArgumentException>(() => BlockedConv.BackwardData(Team.Alone, in shape, 1, new float[256], default, new float[48], accumulate: false, new float[10_000]));
        Assert.Throws<ArgumentException>(() => BlockedConv.PackBackward(Team.Alone, in shape, new float[432], default));
        Assert.Throws<ArgumentException>(
            () => BlockedConv.ForwardNormed(Team.Alone, in shape, 1, new float[48], new float[3], new float[3], new float[shape.PackedLength], default, new float[256], new float[10_000], default(Identity)));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        BlockedConvShape shape = new(16, 14, 14, 32, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1, planarInput: false);
        float[] x = Floats.Uniform(16 * 14 * 14, 1), weight = Floats.Uniform(32 * 16 * 9, 2), packed = new float[shape.PackedBackwardLength], dy = new float[32 * 7 * 7], work = new float[1 << 20];
        Floats.AllocatesNothing(() =>
        {
            BlockedConv.PackBackward(Team.Alone, in shape, weight, packed);
            BlockedConv.BackwardData(Team.Alone, in shape, 1, dy, packed, x, accumulate: true, work);
            BlockedConv.BackwardWeights(Team.Alone, in shape, 1, x, dy, weight, accumulate: true, work);
        });
    }

    /// <summary>Negative control: one of 12,544 gradients of outputs off by a hundredth is seen.</summary>
    [Fact]
    public void The_check_sees_one_wrong_gradient()
    {
        BlockedConvCase problem = new(planar: false, 1, 16, 14, 14, 64, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        ProductReference dx = problem.Problem.BackwardData(accumulate: false), dweight = problem.Problem.BackwardWeights(accumulate: false);
        problem.Problem.Dy[777] += 2e-2f;
        Assert.True(dx.Error(problem.RunBackwardData(Team.Alone, null)) > 1);
        Assert.True(dweight.Error(problem.RunBackwardWeights(Team.Alone, null)) > 1);
    }

    private static float Vector(float x, float scale, float shift) => Vector128.MultiplyAddEstimate(
        Vector128.Create(x), Vector128.Create(scale), Vector128.Create(shift))[0];

    private static void AgreesWithPlainLoops(bool planar, BlockedConvCase problem)
    {
        ConvCase plain = problem.Problem;
        foreach (bool accumulate in new[] { false, true })
        {
            if (!planar)
            {
                plain.BackwardData(accumulate).AssertMatches(problem.RunBackwardData(Team.Alone, accumulate ? plain.OldDx : null), $"dx {problem} {accumulate}");
            }

            plain.BackwardWeights(accumulate).AssertMatches(problem.RunBackwardWeights(Team.Alone, accumulate ? plain.OldDweight : null), $"dw {problem} {accumulate}");
        }
    }
}
