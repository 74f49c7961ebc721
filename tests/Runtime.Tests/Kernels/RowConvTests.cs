using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class RowConvTests
{
    // Sums of six products whose entries are up to 5 and 16 times larger than the plain ones: see RowConv. What is allowed is a few times the bound of plain sums.
    private const double Allowed = 4;

    /// <summary>Vectors along the filters and along the rows, several chunks and groups of both, padding, odd sizes.</summary>
    public static TheoryData<int[]> Named() => new()
    {
        new[] { 1, 1, 32, 32, 6, 5, 0, 0, 0, 0 },       // LeNet-5, first
        new[] { 3, 6, 14, 14, 16, 5, 0, 0, 0, 0 },      // LeNet-5, second
        new[] { 2, 3, 15, 17, 7, 3, 1, 1, 1, 1 },
        new[] { 2, 3, 15, 17, 20, 3, 2, 2, 2, 2 },
        new[] { 1, 2, 30, 70, 5, 5, 2, 2, 2, 2 },       // three chunks of pairs
        new[] { 1, 2, 30, 70, 33, 1, 0, 2, 0, 1 },      // chunks of eight pairs, a group of one filter
        new[] { 1, 16, 28, 28, 32, 5, 2, 2, 2, 2 },
        new[] { 2, 2, 2, 6, 3, 1, 0, 0, 0, 0 },         // one pooled value
        new[] { 2, 1, 7, 7, 1, 2, 3, 4, 1, 0 },         // more padding than window
        new[] { 9, 1, 9, 13, 9, 4, 0, 0, 0, 0 },        // one filter more than a group
        new[] { 2, 1, 5, 36, 2, 3, 0, 0, 0, 0 },        // one chunk full to the last lane
    };

    [Theory]
    [MemberData(nameof(Named))]
    public void Results_agree_with_plain_loops(int[] sizes)
    {
        RowConvCase problem = new(sizes[0], sizes[1..]);
        double error = problem.Plain.Forward().Error(problem.Forward(Team.Alone, pooled: false, default(Identity)));
        Assert.True(error <= Allowed, $"{problem}: {error:G4} times the error allowed.");
    }

    [Fact]
    public void Any_shape_agrees_with_plain_loops()
    {
        Random random = new(3);
        for (int i = 0; i < 40; i++)
        {
            Results_agree_with_plain_loops(
                [random.Next(1, 4), random.Next(1, 5), random.Next(4, 20), random.Next(6, 45), random.Next(1, 40), random.Next(1, 5), random.Next(3), random.Next(3), random.Next(3), random.Next(3)]);
        }
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void Pooled_results_are_the_largest_of_four_and_places_say_which(int[] sizes)
    {
        RowConvCase problem = new(sizes[0], sizes[1..]);
        float[] whole = problem.Forward(Team.Alone, pooled: false, default(Relu)), pooled = problem.Forward(Team.Alone, pooled: true, default(Relu));
        (float[] values, float[] places) = problem.ForwardPlaces(Team.Alone);
        Floats.SameBits(pooled, values, problem.ToString());
        int columns = problem.OutWidth / 2, rows = problem.OutHeight / 2;
        for (int i = 0; i < pooled.Length; i++)
        {
            int corner = (((i / columns / rows * problem.OutHeight) + (2 * (i / columns % rows))) * problem.OutWidth) + (2 * (i % columns));
            int[] four = [corner, corner + 1, corner + problem.OutWidth, corner + problem.OutWidth + 1];
            Assert.Equal(four.Max(index => whole[index]), pooled[i]);
            int chosen = problem.Index(i, places[i]);
            Assert.Contains(chosen, four);
            Assert.Equal(pooled[i], whole[chosen]);
        }
    }

    [Fact]
    public void A_NaN_comes_through_the_pool()
    {
        RowConvCase problem = new(1, 1, 32, 32, 6, 5, 0, 0, 0, 0);
        problem.Plain.X[(16 * 32) + 16] = float.NaN;
        float[] pooled = problem.Forward(Team.Alone, pooled: true, default(Relu));

        // A window of 5x5 results, and the other one of each pair that is touched: rows and columns 6 to 8 of what is pooled.
        Assert.Equal(6 * 9, pooled.Count(float.IsNaN));
    }

    [Theory]
    [InlineData(8, 6, 14, 14, 16, 5, 0, 0, 0, 0)]
    [InlineData(13, 1, 32, 32, 6, 5, 0, 0, 0, 0)]
    [InlineData(5, 3, 20, 21, 9, 3, 1, 2, 1, 2)]
    public void Any_team_and_any_batch_give_the_same_bits(params int[] sizes)
    {
        RowConvCase problem = new(sizes[0], sizes[1..]);
        Teams.SameBits(problem.Plain.Dy.Length, (team, result) => problem.Forward(team, pooled: false, default(Relu)).CopyTo(result));
        Teams.SameBits(problem.PooledLength, (team, result) => problem.ForwardPlaces(team).Places.CopyTo(result));
        float[] together = problem.Forward(Team.Alone, pooled: true, default(Tanh));
        for (int row = 0; row < problem.Rows; row++)
        {
            Floats.SameBits(problem.Part(together, row), problem.Row(row).Forward(Team.Alone, pooled: true, default(Tanh)), problem.ToString());
        }
    }

    [Fact]
    public void Wrong_lengths_are_refused_by_name()
    {
        RowConvShape shape = new(1, 8, 8, 2, 3, 0, 0, 0, 0, pooled: false);
        float[] packed = new float[shape.PackedLength], work = new float[4096];
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => RowConv.Forward(Team.Alone, in shape, 1, new float[64], packed, default, new float[47], work, default(Identity))).ParamName);
        Assert.Equal("work", Assert.Throws<ArgumentException>(() => RowConv.Forward(Team.Alone, in shape, 1, new float[64], packed, default, new float[48], new float[10], default(Identity))).ParamName);
        Assert.Equal("places", Assert.Throws<ArgumentException>(() => RowConv.ForwardPlaces(Team.Alone, in shape, 1, new float[64], packed, default, new float[48], new float[48], work, default(Identity))).ParamName);
    }

    /// <summary>Negative control: one of 2,400 weights off by a thousandth is seen.</summary>
    [Fact]
    public void The_check_sees_one_wrong_weight()
    {
        RowConvCase problem = new(1, 6, 14, 14, 16, 5, 0, 0, 0, 0);
        ProductReference expected = problem.Plain.Forward();
        problem.Plain.Weight[777] += 2e-3f;
        Assert.True(expected.Error(problem.Forward(Team.Alone, pooled: false, default(Identity))) > Allowed);
    }
}
