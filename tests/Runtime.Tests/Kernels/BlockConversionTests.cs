using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class BlockConversionTests
{
    // Channels around whole blocks, vectors and quarters of them; positions around the squares, the strips and the images of ResNet.
    public static TheoryData<int, int> Sizes =>
    [
        .. from channels in new[] { 1, 3, 4, 7, 8, 13, 15, 16, 17, 24, 31, 32, 40, 64 } from positions in new[] { 1, 3, 4, 9, 15, 16, 17, 49, 64, 196 } select (channels, positions),
        (16, 1023), (16, 1024), (16, 1025), (19, 1030), (32, 3136), (5, 2049),
    ];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Planes_become_blocks_with_zeros_in_the_lanes_left_over(int channels, int positions)
    {
        BlockedShape shape = new(channels, positions);
        KernelCheck.All(
            new()
            {
                Name = $"to blocked {channels} {positions}",
                Reads = [new(shape.Length)],
                Writes = [new(shape.BlockedLength)],
                Run = (team, rows, r, w, _) => ToBlocked.Forward(team, shape, rows, r[0].Span, w[0].Span),
                Reference = (_, r) => [BlockedSpec.ToBlocked(r[0], channels, positions)],
            },
            rows: 2, seed: 1);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Blocks_become_planes_without_the_lanes_left_over(int channels, int positions)
    {
        BlockedShape shape = new(channels, positions);
        KernelCheck.All(
            new()
            {
                Name = $"to planar {channels} {positions}",
                Reads = [new(shape.BlockedLength)],
                Writes = [new(shape.Length)],
                Run = (team, rows, r, w, _) => ToPlanar.Forward(team, shape, rows, r[0].Span, w[0].Span),
                Reference = (_, r) => [BlockedSpec.ToPlanar(r[0], channels, positions)],
            },
            rows: 2, seed: 2);
    }

    [Fact]
    public void A_value_of_one_position_and_whole_blocks_is_the_same_in_both_layouts()
    {
        float[] x = [.. Enumerable.Range(0, 48).Select(i => (float)i)];
        float[] y = new float[48];
        ToBlocked.Forward(Team.Alone, new BlockedShape(48, 1), 1, x, y);
        Assert.Equal(x, y);
    }

    [Fact]
    public void Every_bit_pattern_comes_through()
    {
        BlockedShape shape = new(16, 64);
        float[] x = Widths.EveryMagnitude(1024)[..1020];
        x = [.. x, float.NaN, float.PositiveInfinity, -0f, float.Epsilon];
        (float[] blocked, float[] back) = (new float[1024], new float[1024]);
        ToBlocked.Forward(Team.Alone, shape, 1, x, blocked);
        ToPlanar.Forward(Team.Alone, shape, 1, blocked, back);
        Floats.SameBits(x, back, "there and back");
        Assert.NotEqual(x, blocked);
    }

    [Fact]
    public void The_comparison_sees_two_values_that_have_changed_places()
    {
        double[] expected = BlockedSpec.ToBlocked([.. Enumerable.Range(0, 17 * 9).Select(i => (double)i)], 17, 9);
        float[] swapped = [.. expected.Select(value => (float)value)];
        (swapped[3], swapped[19]) = (swapped[19], swapped[3]);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => KernelCheck.Close(expected, swapped, "control"));
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        BlockedShape shape = new(3, 4);
        Assert.Throws<ArgumentException>("x", () => ToBlocked.Forward(Team.Alone, shape, 1, new float[64], new float[64]));
        Assert.Throws<ArgumentException>("y", () => ToBlocked.Forward(Team.Alone, shape, 1, new float[12], new float[12]));
        Assert.Throws<ArgumentException>("x", () => ToPlanar.Forward(Team.Alone, shape, 1, new float[12], new float[12]));
    }
}
