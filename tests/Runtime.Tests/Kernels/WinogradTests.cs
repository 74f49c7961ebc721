using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class WinogradTests
{
    /// <summary>Rows; then channels, height, width, filters, and the pads at the top, left, bottom and right.</summary>
    public static TheoryData<int[]> Named() => new()
    {
        new[] { 1, 16, 8, 8, 32, 1, 1, 1, 1 },
        new[] { 1, 64, 14, 14, 64, 1, 1, 1, 1 },      // partial last tiles of 4
        new[] { 2, 32, 7, 7, 48, 1, 1, 1, 1 },        // partial last tiles, half a panel
        new[] { 1, 3, 13, 11, 16, 1, 1, 1, 1 },       // few channels
        new[] { 3, 17, 5, 6, 33, 1, 1, 1, 1 },        // one more than whole blocks
        new[] { 1, 1, 3, 3, 1, 0, 0, 0, 0 },          // one output
        new[] { 1, 2, 1, 1, 5, 1, 1, 1, 1 },          // one input
        new[] { 1, 4, 9, 9, 7, 0, 0, 0, 0 },          // no padding
        new[] { 1, 4, 9, 8, 7, 2, 2, 2, 2 },          // all of the border
        new[] { 2, 5, 6, 7, 9, 0, 2, 1, 0 },          // different on every side
        new[] { 1, 4, 4, 4, 3, 5, 6, 4, 3 },          // tiles without a value
        new[] { 9, 40, 4, 4, 40, 1, 1, 1, 1 },        // tiles of several samples side by side
        new[] { 1, 16, 37, 75, 16, 1, 1, 1, 1 },      // several strips in a row, several chunks
        new[] { 1, 256, 4, 4, 32, 1, 1, 1, 1 },       // rows of the scratch with a gap
        new[] { 2, 300, 6, 6, 20, 1, 1, 1, 1 },       // three blocks of channels
        new[] { 1, 20, 5, 5, 150, 1, 1, 1, 1 },       // two blocks of filters
    };

    [Theory]
    [MemberData(nameof(Named))]
    public void Known_shapes_agree_with_plain_loops(int[] sizes)
    {
        AgreesWithPlainLoops(new WinogradCase(4, sizes[0], sizes[1..]));
        AgreesWithPlainLoops(new WinogradCase(2, sizes[0], sizes[1..]));
        AgreesWithPlainLoops(WinogradCase.Five(sizes[0], sizes[1..]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_shape_agrees_with_plain_loops(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 20; i++)
        {
            AgreesWithPlainLoops(Draw(random));
        }
    }

    [Theory]
    [InlineData(4, 1, 70, 28, 28, 64, 1, 1, 1, 1)]
    [InlineData(2, 1, 70, 28, 28, 64, 1, 1, 1, 1)]
    [InlineData(4, 1, 96, 7, 7, 80, 1, 1, 1, 1)]       // few tiles: the panels are shared out
    [InlineData(2, 2, 48, 5, 5, 100, 1, 1, 1, 1)]
    [InlineData(4, 9, 64, 4, 4, 64, 1, 1, 1, 1)]
    [InlineData(2, 1, 96, 20, 20, 30, 1, 1, 1, 1)]     // a single panel
    public void Any_team_gives_the_same_bits(int tile, int rows, params int[] sizes)
    {
        SameBitsOfAnyTeam(WinogradCase.Five(rows, sizes));
        WinogradCase problem = new(tile, rows, sizes);
        SameBitsOfAnyTeam(problem);
        Teams.SameBits(problem.Values.Weight.Length, (team, result) => problem.RunBackwardWeights(team, accumulate: true).CopyTo(result));
    }

    private static void SameBitsOfAnyTeam(WinogradCase problem)
    {
        Teams.SameBits(problem.Values.Dy.Length, (team, result) => problem.RunForward(team).CopyTo(result));
        Teams.SameBits(problem.Values.Dy.Length, (team, result) => problem.RunForwardResidual(team, default(Relu), inPlace: true).CopyTo(result));
        Teams.SameBits(problem.Values.X.Length, (team, result) => problem.RunBackwardData(team, accumulate: true).CopyTo(result));
    }

    [Fact]
    public void A_row_of_a_batch_has_the_bits_of_that_row_alone()
    {
        Random random = new(5);
        for (int i = 0; i < 10; i++)
        {
            WinogradCase batch = Draw(random);
            float[] y = batch.RunForward(Team.Alone), dx = batch.RunBackwardData(Team.Alone, accumulate: false);
            for (int row = 0; row < batch.Values.Rows; row++)
            {
                WinogradCase alone = batch.Row(row);
                int length = y.Length / batch.Values.Rows, inputs = dx.Length / batch.Values.Rows;
                Floats.SameBits(alone.RunForward(Team.Alone), y.AsSpan(row * length, length), batch.ToString());
                Floats.SameBits(alone.RunBackwardData(Team.Alone, accumulate: false), dx.AsSpan(row * inputs, inputs), batch.ToString());
            }
        }
    }

    /// <summary>Those in registers and those over finished rows; the sums are the same, so that only the activation's own rounding is left.</summary>
    [Fact]
    public void The_activation_and_the_residual_are_applied_to_every_output_once()
    {
        Random random = new(6);
        for (int i = 0; i < 10; i++)
        {
            WinogradCase problem = Draw(random);
            float[] sums = problem.RunForward(Team.Alone), dy = problem.Values.Dy;
            Floats.SameBits(Array.ConvertAll(sums, sum => Math.Max(sum, 0)), problem.RunForward(Team.Alone, default(Relu)));
            Floats.SameBits(Array.ConvertAll(sums, sum => Math.Clamp(sum, 0, 6)), problem.RunForward(Team.Alone, default(Relu6)));
            foreach (bool inPlace in new[] { false, true })
            {
                float[] together = problem.RunForwardResidual(Team.Alone, default(Identity), inPlace), clamped = problem.RunForwardResidual(Team.Alone, default(Relu), inPlace);
                float[] switched = problem.RunForwardResidual(Team.Alone, default(HardSwish), inPlace);
                for (int j = 0; j < sums.Length; j++)
                {
                    float sum = sums[j] + dy[j];
                    Assert.Equal(sum, together[j]);
                    Assert.Equal(Math.Max(sum, 0), clamped[j]);
                    Assert.Equal(sum * Math.Clamp((sum / 6) + 0.5f, 0, 1), switched[j], 1e-6f * (Math.Abs(sum) + 3));
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        WinogradShape shape = new(16, 14, 14, 32, 1, 1, 1, 1, 4);
        float[] x = new float[16 * 196], weight = new float[shape.WeightLength], packed = new float[shape.PackedLength], backward = new float[shape.PackedBackwardLength];
        float[] y = new float[32 * 196], work = new float[1 << 20];
        Floats.AllocatesNothing(() =>
        {
            WinogradConv.Pack(Team.Alone, in shape, weight, packed);
            WinogradConv.Forward(Team.Alone, in shape, 1, x, packed, default, y, work, default(Silu));
            WinogradConv.PackBackward(Team.Alone, in shape, weight, backward);
            WinogradConv.BackwardData(Team.Alone, in shape, 1, y, backward, x, accumulate: true, work);
            WinogradConv.BackwardWeights(Team.Alone, in shape, 1, x, y, weight, accumulate: false, work);
        });
    }

    [Fact]
    public void Wrong_lengths_are_refused_by_name()
    {
        WinogradShape shape = new(16, 4, 4, 16, 1, 1, 1, 1, 2);
        float[] packed = new float[shape.PackedLength], work = new float[1 << 18];
        Assert.Equal("x", Assert.Throws<ArgumentException>(
            () => WinogradConv.Forward(Team.Alone, in shape, 1, new float[255], packed, default, new float[256], work, default(Identity))).ParamName);
        Assert.Equal("packed", Assert.Throws<ArgumentException>(
            () => WinogradConv.Forward(Team.Alone, in shape, 1, new float[256], new float[9 * 256], default, new float[256], work, default(Identity))).ParamName);
        Assert.Equal("work", Assert.Throws<ArgumentException>(
            () => WinogradConv.Forward(Team.Alone, in shape, 1, new float[256], packed, default, new float[256], new float[100], default(Identity))).ParamName);
        Assert.Equal("bias", Assert.Throws<ArgumentException>(
            () => WinogradConv.Forward(Team.Alone, in shape, 1, new float[256], packed, new float[17], new float[256], work, default(Identity))).ParamName);
    }

    [Fact]
    public void The_gradient_of_the_weights_of_another_window_is_refused()
    {
        WinogradShape shape = new(16, 4, 4, 16, 2, 2, 2, 2, 2, window: 5);
        Assert.Equal("shape", Assert.Throws<ArgumentException>(
            () => WinogradConv.BackwardWeights(Team.Alone, in shape, 1, new float[256], new float[256], new float[shape.WeightLength], accumulate: false, new float[1 << 18])).ParamName);
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(3, 3)]
    [InlineData(7, 2)]
    public void A_tile_that_a_window_does_not_have_is_refused(int window, int tile) =>
        Assert.Equal("tile", Assert.Throws<ArgumentException>(() => new WinogradShape(16, 9, 9, 16, 1, 1, 1, 1, tile, window)).ParamName);

    [Fact]
    public void One_wrong_weight_of_a_larger_window_is_seen()
    {
        WinogradCase problem = WinogradCase.Five(1, 16, 14, 14, 16, 1, 1, 1, 1);
        ProductReference expected = problem.Values.Forward();
        problem.Values.Weight[777] += 3e-3f;
        Assert.True(problem.Error(expected, problem.RunForward(Team.Alone)) > 1);
    }

    /// <summary>Negative control: one of 2,304 weights off by a thousandth is seen, and so is padding that is one too wide.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    public void The_check_sees_one_wrong_weight_and_one_wrong_column(int tile)
    {
        WinogradCase problem = new(tile, 1, 16, 14, 14, 16, 1, 1, 1, 1);
        ProductReference expected = problem.Values.Forward();
        problem.Values.Weight[777] += 2e-3f;
        Assert.True(problem.Error(expected, problem.RunForward(Team.Alone)) > 1);

        ProductReference gradient = problem.Values.BackwardWeights(accumulate: false);
        problem.Values.Dy[555] += 4e-2f;
        Assert.True(problem.Error(gradient, problem.RunBackwardWeights(Team.Alone, accumulate: false)) > 1);

        WinogradCase left = new(tile, 1, 1, 5, 5, 1, 1, 2, 1, 0), right = new(tile, 1, 1, 5, 5, 1, 1, 1, 1, 1);
        Assert.True(left.Error(left.Values.Forward(), right.RunForward(Team.Alone)) > 1);
    }

    private static WinogradCase Draw(Random random)
    {
        int height = random.Next(1, 12), width = random.Next(1, 24);
        int top = random.Next(Math.Max(0, 3 - height), 4), left = random.Next(Math.Max(0, 3 - width), 4);
        int rows = random.Next(1, 4);
        int[] sizes = [random.Next(1, 50), height, width, random.Next(1, 70), top, left, random.Next(0, 3), random.Next(0, 3)];
        return random.Next(3) switch
        {
            0 => new WinogradCase(4, rows, sizes),
            1 => new WinogradCase(2, rows, sizes),
            _ => WinogradCase.Five(rows, sizes),
        };
    }

    private static void AgreesWithPlainLoops(WinogradCase problem)
    {
        AssertClose(problem, problem.Values.Forward(), problem.RunForward(Team.Alone));
        foreach (bool accumulate in new[] { false, true })
        {
            AssertClose(problem, problem.Values.BackwardData(accumulate), problem.RunBackwardData(Team.Alone, accumulate));
            if (!problem.IsFive)
            {
                AssertClose(problem, problem.Values.BackwardWeights(accumulate), problem.RunBackwardWeights(Team.Alone, accumulate));
            }
        }
    }

    private static void AssertClose(WinogradCase problem, ProductReference expected, float[] actual)
    {
        double error = problem.Error(expected, actual);
        Assert.True(error <= 1, $"{problem}: {error:G4} times the error allowed.");
    }
}
