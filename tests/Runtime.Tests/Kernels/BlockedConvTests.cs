using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class BlockedConvTests
{
    /// <summary>Those of the planar convolution whose groups fit, and shapes at the edges of blocks, tiles and bands.</summary>
    public static TheoryData<bool, int[]> Named()
    {
        int[][] shapes =
        [
            .. ConvTests.Named().Select(row => row.Data),
            [2, 16, 7, 7, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1],
            [1, 17, 5, 3, 33, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1],       // one channel and one filter beyond a block; 15 pixels
            [3, 48, 4, 4, 48, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1],       // half a panel; 16 pixels
            [1, 31, 9, 9, 16, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1],
            [1, 24, 8, 8, 40, 1, 1, 2, 2, 0, 0, 0, 0, 1, 1, 1],       // read in place with a stride
            [1, 16, 9, 9, 32, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1],       // a window read in place
            [1, 16, 17, 17, 16, 1, 7, 1, 1, 0, 3, 0, 3, 1, 1, 1],     // Inception
            [1, 16, 17, 17, 16, 7, 1, 1, 1, 3, 0, 3, 0, 1, 1, 1],
            [1, 32, 12, 10, 16, 3, 3, 1, 1, 2, 2, 2, 2, 2, 2, 1],     // dilated
            [2, 64, 6, 5, 96, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 2],       // groups: a panel and a half each
            [1, 48, 6, 5, 48, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 3],
            [1, 160, 60, 60, 8, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1],     // several bands in place
            [1, 160, 40, 44, 8, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1],     // several bands in scratch
            [1, 96, 40, 41, 40, 3, 3, 2, 1, 0, 0, 0, 0, 1, 1, 1],     // several bands of windows in place
            [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1],
        ];
        TheoryData<bool, int[]> all = [];
        foreach (int[] sizes in shapes)
        {
            // Planes are the first layer's input, whose images are few and small.
            foreach (bool planar in new[] { false, true }.Where(planar => BlockedConvCase.Fits(planar, sizes[1..]) && !(planar && IsLarge(sizes))))
            {
                all.Add(planar, sizes);
            }
        }

        return all;
    }

    /// <summary>Those of <see cref="Named"/> that can be run often, and one that is computed band by band.</summary>
    public static TheoryData<bool, int[]> Repeated() =>
        [.. Named().Where(row => !IsLarge(row.Data.Item2)), (false, [1, 160, 30, 44, 8, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1])];

    // Without vectors a million multiply-adds take milliseconds, and what follows repeats them up to thirty times.
    private static bool IsLarge(int[] sizes) => (long)sizes[0] * sizes[1] * sizes[2] * sizes[3] * sizes[4] * sizes[5] * sizes[6] > 3_000_000;

    [Theory]
    [MemberData(nameof(Named))]
    public void Known_shapes_agree_with_plain_loops(bool planar, int[] sizes)
    {
        BlockedConvCase problem = new(planar, sizes[0], sizes[1..]);
        problem.Problem.Forward().AssertMatches(problem.RunForward(Team.Alone, default(Identity)), problem.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_shape_agrees_with_plain_loops(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 60; i++)
        {
            BlockedConvCase problem = Draw(random).Problem;
            problem.Problem.Forward().AssertMatches(problem.RunForward(Team.Alone, default(Identity)), problem.ToString());
        }
    }

    [Theory]
    [InlineData(1, 16, 28, 28, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1)]
    [InlineData(1, 32, 30, 30, 160, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1)]
    [InlineData(3, 32, 20, 21, 24, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1)]
    [InlineData(5, 70, 19, 19, 70, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1)]
    [InlineData(2, 96, 11, 9, 96, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 2)]
    public void Any_team_gives_the_same_bits(params int[] sizes)
    {
        BlockedConvCase problem = new(planar: false, sizes[0], sizes[1..]);
        Teams.SameBits(problem.Problem.Dy.Length, (team, result) => problem.RunForward(team, default(Relu)).CopyTo(result));
    }

    [Fact]
    public void A_row_of_a_batch_has_the_bits_of_that_row_alone()
    {
        Random random = new(5);
        for (int i = 0; i < 20; i++)
        {
            BlockedConvCase batch = Draw(random).Problem;
            float[] y = batch.RunForward(Team.Alone, default(Identity));
            int rows = batch.Problem.Rows, length = y.Length / rows;
            for (int row = 0; row < rows; row++)
            {
                Floats.SameBits(batch.Row(row).RunForward(Team.Alone, default(Identity)), y.AsSpan(row * length, length), batch.ToString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Residual_and_activation_are_those_of_separate_steps_to_the_bit(bool planar, int[] sizes)
    {
        BlockedConvCase problem = new(planar, sizes[0], sizes[1..]);
        float[] sum = problem.RunForward(Team.Alone, default(Identity));
        AssertActivated(problem, sum, default(Relu), (team, activation) => problem.RunForward(team, activation));
        AssertActivated(problem, sum, default(Relu6), (team, activation) => problem.RunForward(team, activation));
        AssertActivated(problem, sum, default(Tanh), (team, activation) => problem.RunForward(team, activation));
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += problem.Problem.Dy[i];
        }

        foreach (bool inPlace in new[] { false, true })
        {
            AssertActivated(problem, sum, default(Identity), (team, activation) => problem.RunForwardResidual(team, activation, inPlace));
            AssertActivated(problem, sum, default(Relu), (team, activation) => problem.RunForwardResidual(team, activation, inPlace));
            AssertActivated(problem, sum, default(Tanh), (team, activation) => problem.RunForwardResidual(team, activation, inPlace));
        }
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void Sums_in_pieces_agree_with_plain_loops_and_are_activated_at_their_end(bool planar, int[] sizes)
    {
        BlockedConvCase problem = new BlockedConvCase(planar, sizes[0], sizes[1..]).InPieces();
        float[] sum = problem.RunForward(Team.Alone, default(Identity));
        problem.Problem.Forward().AssertMatches(sum, problem.ToString());
        AssertActivated(problem, sum, default(Relu6), (team, activation) => problem.RunForward(team, activation));
        AssertActivated(problem, sum, default(Tanh), (team, activation) => problem.RunForward(team, activation));
        float[] added = problem.RunForwardResidual(Team.Alone, default(Identity), inPlace: false);
        Assert.All(added.Select((value, i) => (value, i)), one => Assert.Equal(sum[one.i] + problem.Problem.Dy[one.i], one.value, 1e-4f));
        foreach (bool inPlace in new[] { false, true })
        {
            AssertActivated(problem, added, default(Relu6), (team, activation) => problem.RunForwardResidual(team, activation, inPlace));
            AssertActivated(problem, added, default(Tanh), (team, activation) => problem.RunForwardResidual(team, activation, inPlace));
        }
    }

    /// <summary>4,608 positive terms: the sum grows from term to term, and with it what each addition rounds away.</summary>
    [Fact]
    public void Sums_in_pieces_round_less()
    {
        BlockedConvCase plain = new(planar: false, 1, 512, 3, 3, 64, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1);
        ConvCase operands = plain.Problem;
        operands.X = Array.ConvertAll(operands.X, Math.Abs);
        operands.Weight = Array.ConvertAll(operands.Weight, Math.Abs);
        double Error(float[] y) => Enumerable.Range(0, 64).Sum(filter =>
            Math.Abs(y[filter] - (operands.Bias[filter] + Enumerable.Range(0, 4608).Sum(k => (double)operands.X[k] * operands.Weight[(filter * 4608) + k]))));

        Assert.True(3 * Error(plain.InPieces().RunForward(Team.Alone, default(Identity))) < Error(plain.RunForward(Team.Alone, default(Identity))));
    }

    [Fact]
    public void NaN_and_infinity_come_through_a_clamp()
    {
        BlockedConvCase problem = new(planar: false, 1, 1, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1);
        problem.Problem.X = [float.NaN, float.PositiveInfinity, -1, 7];
        problem.Problem.Weight = [1, -1];
        problem.Problem.Bias = [0, 0];
        Floats.SameBits([float.NaN, 6, 0, 6, float.NaN, 0, 1, 0], problem.RunForward(Team.Alone, default(Relu6)));
        Floats.SameBits([float.NaN, float.PositiveInfinity, 0, 7, float.NaN, 0, 1, 0], problem.RunForward(Team.Alone, default(Relu)));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        BlockedConvShape shape = new(16, 14, 14, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, planarInput: false);
        float[] x = Floats.Uniform(16 * 14 * 14, 1), packed = Floats.Uniform(shape.PackedLength, 2), y = new float[32 * 14 * 14], work = new float[1 << 20];
        Floats.AllocatesNothing(() =>
        {
            BlockedConv.Forward(Team.Alone, in shape, 1, x, packed, default, y, work, default(Relu));
            BlockedConv.ForwardResidual(Team.Alone, in shape, 1, x, packed, default, y, y, work, default(Tanh));
        });
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new BlockedConvShape(24, 4, 4, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 2, planarInput: false));
        Assert.Throws<ArgumentException>(() => new BlockedConvShape(32, 4, 4, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 2, planarInput: true));
        BlockedConvShape shape = new(16, 4, 4, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, planarInput: false);
        float[] x = new float[256], y = new float[257], packed = new float[shape.PackedLength], work = new float[10_000];
        Assert.Equal("packed", Assert.Throws<ArgumentException>(() => BlockedConv.Forward(Team.Alone, in shape, 1, x, new float[7], default, y.AsSpan(1), work, default(Relu))).ParamName);
        Assert.Equal("bias", Assert.Throws<ArgumentException>(() => BlockedConv.Forward(Team.Alone, in shape, 1, x, packed, new float[15], y.AsSpan(1), work, default(Relu))).ParamName);
        Assert.Equal("work", Assert.Throws<ArgumentException>(() => BlockedConv.Forward(Team.Alone, in shape, 1, x, packed, default, y.AsSpan(1), default, default(Relu))).ParamName);
        Assert.Throws<ArgumentException>(() => BlockedConv.ForwardResidual(Team.Alone, in shape, 1, x, packed, default, y.AsSpan(0, 256), y.AsSpan(1), work, default(Relu)));
    }

    /// <summary>Negative control: one of 4,608 weights off by a thousandth is seen.</summary>
    [Fact]
    public void The_check_sees_one_wrong_weight()
    {
        BlockedConvCase problem = new(planar: false, 1, 16, 9, 9, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        ProductReference expected = problem.Problem.Forward();
        problem.Problem.Weight[777] += 2e-3f;
        Assert.True(expected.Error(problem.RunForward(Team.Alone, default(Identity))) > 1);
    }

    private static void AssertActivated<TActivation>(BlockedConvCase problem, float[] sum, TActivation activation, Func<Team, TActivation, float[]> run)
        where TActivation : struct, IActivation
    {
        float[] expected = new float[sum.Length];
        Map.Forward(Team.Alone, new MapShape(sum.Length), 1, sum, expected, activation);
        foreach (Team team in Teams.All)
        {
            Floats.SameBits(expected, run(team, activation), $"{activation} {problem}");
        }
    }

    /// <summary>A small convolution of any kind.</summary>
    public static (bool Planar, BlockedConvCase Problem) Draw(Random random)
    {
        while (true)
        {
            bool planar = random.Next(4) == 0;
            int groups = !planar && random.Next(4) == 0 ? random.Next(2, 4) : 1;
            int channels = groups == 1 ? random.Next(1, 40) : groups * 16 * random.Next(1, 3), filters = groups == 1 ? random.Next(1, 70) : groups * 16 * random.Next(1, 4);
            int windowHeight = random.Next(1, 5), windowWidth = random.Next(1, 5), dilationHeight = random.Next(1, 4), dilationWidth = random.Next(1, 4);
            int height = random.Next(1, 14), width = random.Next(1, 14);
            int[] pads = [random.Next(4), random.Next(4), random.Next(4), random.Next(4)];
            if ((dilationHeight * (windowHeight - 1)) < height + pads[0] + pads[2] && (dilationWidth * (windowWidth - 1)) < width + pads[1] + pads[3])
            {
                return (planar, new BlockedConvCase(
                    planar, random.Next(1, 3), channels, height, width, filters, windowHeight, windowWidth, random.Next(1, 4), random.Next(1, 4),
                    pads[0], pads[1], pads[2], pads[3], dilationHeight, dilationWidth, groups));
            }
        }
    }
}
