using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class PooledConvTests
{
    [Theory]
    [MemberData(nameof(RowConvTests.Named), MemberType = typeof(RowConvTests))]
    public void Gradients_agree_with_plain_loops_over_all_results(int[] sizes)
    {
        RowConvCase problem = new(sizes[0], sizes[1..]);
        float[] places = problem.ForwardPlaces(Team.Alone).Places;
        Scatter(problem, places);
        foreach (bool accumulate in new[] { false, true })
        {
            float[] old = Floats.Uniform(problem.Plain.Weight.Length, 6), oldImage = Floats.Uniform(problem.Plain.X.Length, 5);
            problem.Plain.BackwardWeights(accumulate).AssertMatches(problem.BackwardWeights(Team.Alone, places, accumulate ? old : null), $"dw {problem} {accumulate}");
            problem.Plain.BackwardData(accumulate).AssertMatches(problem.BackwardData(Team.Alone, places, accumulate ? oldImage : null), $"dx {problem} {accumulate}");
        }
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(3, 1)]
    [InlineData(7, 3)]
    public void Windows_of_other_widths_agree_too(int height, int width)
    {
        PooledConvShape shape = new(2, 12, 13, 5, height, width, 1, 0, 0, 2);
        ConvCase plain = new(2, 2, 12, 13, 5, height, width, 1, 1, 1, 0, 0, 2, 1, 1, 1);
        int outHeight = 12 + 1 - height + 1, outWidth = 13 + 2 - width + 1, columns = outWidth / 2, rows = outHeight / 2;
        Random random = new(4);
        float[] g = Floats.Uniform(2 * 5 * rows * columns, 3), places = new float[g.Length];
        Array.Clear(plain.Dy);
        for (int i = 0; i < g.Length; i++)
        {
            int row = (2 * (i / columns % rows)) + random.Next(2), column = (2 * (i % columns)) + random.Next(2);
            places[i] = (row * shape.Layout.RowStep) + column;
            plain.Dy[(((i / columns / rows * outHeight) + row) * outWidth) + column] = g[i];
        }

        float[] dweight = new float[plain.Weight.Length], dx = new float[plain.X.Length];
        PooledConv.BackwardWeights(Team.Alone, in shape, 2, plain.X, g, places, dweight, accumulate: false, new float[1 << 16]);
        PooledConv.BackwardData(Team.Alone, in shape, 2, g, places, plain.Weight, dx, accumulate: false, new float[1 << 16]);
        plain.BackwardWeights(accumulate: false).AssertMatches(dweight, "dw");
        plain.BackwardData(accumulate: false).AssertMatches(dx, "dx");
    }

    [Theory]
    [InlineData(21, 6, 14, 14, 16, 5, 0, 0, 0, 0)]
    [InlineData(70, 1, 32, 32, 6, 5, 0, 0, 0, 0)]
    public void Any_team_gives_the_same_bits(params int[] sizes)
    {
        RowConvCase problem = new(sizes[0], sizes[1..]);
        float[] places = problem.ForwardPlaces(Team.Alone).Places;
        Teams.SameBits(problem.Plain.Weight.Length, (team, result) => problem.BackwardWeights(team, places, start: null).CopyTo(result));
        Teams.SameBits(problem.Plain.X.Length, (team, result) => problem.BackwardData(team, places, start: null).CopyTo(result));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        PooledConvShape shape = new(6, 14, 14, 16, 5, 5, 0, 0, 0, 0);
        float[] x = Floats.Uniform(6 * 14 * 14, 1), weight = Floats.Uniform(2400, 2), g = new float[400], places = new float[400], work = new float[1 << 16];
        Floats.AllocatesNothing(() =>
        {
            PooledConv.BackwardWeights(Team.Alone, in shape, 1, x, g, places, weight, accumulate: false, work);
            PooledConv.BackwardData(Team.Alone, in shape, 1, g, places, weight, x, accumulate: false, work);
        });
    }

    /// <summary>Negative control: a gradient at the place beside its own is seen in both.</summary>
    [Fact]
    public void The_check_sees_one_wrong_place()
    {
        RowConvCase problem = new(1, 6, 14, 14, 16, 5, 0, 0, 0, 0);
        float[] places = problem.ForwardPlaces(Team.Alone).Places;
        Scatter(problem, places);
        places[123] += places[123] % 2 == 0 ? 1 : -1;
        Assert.True(problem.Plain.BackwardWeights(accumulate: false).Error(problem.BackwardWeights(Team.Alone, places, start: null)) > 1);
        Assert.True(problem.Plain.BackwardData(accumulate: false).Error(problem.BackwardData(Team.Alone, places, start: null)) > 1);
    }

    // What the plain loops see: the gradient of every result.
    private static void Scatter(RowConvCase problem, float[] places)
    {
        Array.Clear(problem.Plain.Dy);
        for (int i = 0; i < places.Length; i++)
        {
            problem.Plain.Dy[problem.Index(i, places[i])] = problem.G[i];
        }
    }
}
