using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class BlockedPoolTests
{
    // As PoolReference names them: channels, height, width, windows, strides, pads, dilations, ceil mode, pads counted.
    private static readonly int[][] Cases =
    [
        [64, 14, 14, 3, 3, 2, 2, 1, 1, 1, 1, 0, 0],
        [16, 13, 13, 3, 3, 2, 2, 0, 0, 1, 1, 1, 0],
        [17, 14, 15, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0],
        [5, 9, 8, 3, 3, 1, 1, 1, 1, 1, 1, 0, 1],
        [20, 7, 7, 7, 7, 1, 1, 0, 0, 1, 1, 0, 0],
        [16, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0],
        [16, 5, 5, 1, 1, 2, 2, 0, 0, 1, 1, 0, 0],
        [16, 3, 300, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1],
        [16, 2, 260, 2, 130, 1, 3, 1, 20, 1, 1, 0, 0],
        [16, 6, 129, 2, 4, 3, 5, 1, 2, 1, 1, 1, 1],
    ];

    public static TheoryData<int[]> Shapes => [.. Cases];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Blocked_pools_keep_their_contracts(int[] s)
    {
        PoolShape shape = PoolReference.Shape(s);
        (int positions, int outPositions) = (s[1] * s[2], PoolReference.OutHeight(s) * PoolReference.OutWidth(s));
        KernelCheck.All(
            BlockedSpec.Of(PoolReference.Max(s), s[0], [positions], [outPositions], (team, rows, r, w, _) => MaxPool.ForwardBlocked(team, shape, rows, r[0].Span, w[0].Span)), rows: 2, seed: 1);
        KernelCheck.All(
            BlockedSpec.Of(PoolReference.Average(s), s[0], [positions], [outPositions], (team, rows, r, w, _) => AvgPool.ForwardBlocked(team, shape, rows, r[0].Span, w[0].Span)), rows: 2, seed: 2);
    }

    [Theory]
    [InlineData(3, 2, 2, 1)]
    [InlineData(2, 1, 1, 3)]
    public void Dilated_max_pooling_keeps_its_contract(int window, int stride, int dilationHeight, int dilationWidth)
    {
        int[] s = [20, 15, 21, window, window, stride, stride, 1, 1, dilationHeight, dilationWidth, 0, 0];
        PoolShape shape = PoolReference.Shape(s);
        KernelSpec spec = BlockedSpec.Of(
            PoolReference.Max(s), s[0], [15 * 21], [PoolReference.OutHeight(s) * PoolReference.OutWidth(s)],
            (team, rows, r, w, _) => MaxPool.ForwardBlocked(team, shape, rows, r[0].Span, w[0].Span));
        KernelCheck.All(spec, rows: 2, seed: 3);
    }

    [Fact]
    public void A_large_image_is_shared_out_and_keeps_its_bits()
    {
        int[] s = [64, 56, 56, 3, 3, 2, 2, 1, 1, 1, 1, 0, 0];
        PoolShape shape = PoolReference.Shape(s);
        KernelCheck.All(BlockedSpec.Of(PoolReference.Max(s), 64, [56 * 56], [28 * 28], (team, rows, r, w, _) => MaxPool.ForwardBlocked(team, shape, rows, r[0].Span, w[0].Span)), rows: 2, seed: 4);
    }

    [Fact]
    public void A_NaN_anywhere_in_a_window_comes_through()
    {
        int[] s = [16, 6, 7, 3, 3, 2, 2, 1, 1, 1, 1, 0, 0];
        PoolShape shape = PoolReference.Shape(s);
        for (int place = 0; place < 42; place++)
        {
            float[] x = [.. Enumerable.Range(0, 16 * 42).Select(i => (float)((i * 37) % 101))];
            x[place] = float.NaN;
            double[] expected = BlockedSpec.ToBlocked(PoolReference.MaxPositions(s, 1, KernelCheck.Widen(x), out _), 16, 12);
            float[] y = new float[16 * 12];
            MaxPool.ForwardBlocked(Team.Alone, shape, 1, BlockedSpec.ToBlocked(x, 16, 42), y);
            KernelCheck.Close(expected, y, $"NaN at {place}");
            Assert.Contains(y, float.IsNaN);
        }
    }

    [Theory]
    [InlineData(16, 7, 7)]
    [InlineData(20, 1, 1)]
    [InlineData(5, 3, 4)]
    [InlineData(40, 9, 15)]
    [InlineData(512, 14, 14)]
    public void The_global_average_is_that_of_planes(int channels, int height, int width)
    {
        AdaptivePoolShape shape = new(channels, height, width, 1, 1);
        KernelSpec planar = BlockedSpec.Like(
            $"global average {channels} {height} {width}", [new(shape.Length)], [new(channels)], (team, rows, r, w, _) => AdaptiveAvgPool.Forward(team, shape, rows, r[0].Span, w[0].Span));
        KernelCheck.All(
            BlockedSpec.Of(planar, channels, [height * width], [0], (team, rows, r, w, _) => AdaptiveAvgPool.ForwardBlocked(team, shape, rows, r[0].Span, w[0].Span)), rows: 2, seed: 5);
    }

    [Theory]
    [InlineData(16, 3, 4, 2, 2)]
    [InlineData(5, 1, 1, 3, 2)]
    [InlineData(33, 7, 5, 1, 4)]
    [InlineData(64, 28, 28, 2, 2)]
    public void Upsampling_is_that_of_planes(int channels, int height, int width, int factorHeight, int factorWidth)
    {
        UpsampleShape shape = new(channels, height, width, factorHeight, factorWidth);
        (Operand[] x, Operand[] y) = ([new(shape.Length)], [new(shape.OutLength)]);
        int[] positions = [height * width], outPositions = [height * width * factorHeight * factorWidth];
        KernelCheck.All(
            BlockedSpec.Of(
                BlockedSpec.Like("nearest", x, y, (team, rows, r, w, _) => UpsampleNearest.Forward(team, shape, rows, r[0].Span, w[0].Span)), channels, positions, outPositions,
                (team, rows, r, w, _) => UpsampleNearest.ForwardBlocked(team, shape, rows, r[0].Span, w[0].Span)),
            rows: 2, seed: 6);
        KernelCheck.All(
            BlockedSpec.Of(
                BlockedSpec.Like("bilinear", x, y, (team, rows, r, w, _) => UpsampleBilinear.Forward(team, shape, rows, r[0].Span, w[0].Span)), channels, positions, outPositions,
                (team, rows, r, w, _) => UpsampleBilinear.ForwardBlocked(team, shape, rows, r[0].Span, w[0].Span)),
            rows: 2, seed: 7);
    }

    [Fact]
    public void The_comparison_sees_a_window_that_lies_one_row_off()
    {
        int[] s = [16, 8, 8, 3, 3, 2, 2, 1, 1, 1, 1, 0, 0];
        PoolShape wrong = new(16, 8, 8, 3, 3, 2, 2, 0, 1, 1, 1, 4, 4, 2, 1, false);
        KernelSpec spec = BlockedSpec.Of(PoolReference.Average(s), 16, [64], [16], (team, rows, r, w, _) => AvgPool.ForwardBlocked(team, wrong, rows, r[0].Span, w[0].Span));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => KernelCheck.All(spec, rows: 1, seed: 8));
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        PoolShape shape = PoolReference.Shape([3, 4, 4, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0]);
        Assert.Throws<ArgumentException>("x", () => MaxPool.ForwardBlocked(Team.Alone, shape, 1, new float[48], new float[64]));
        Assert.Throws<ArgumentException>("y", () => AvgPool.ForwardBlocked(Team.Alone, shape, 1, new float[256], new float[12]));
        Assert.Throws<ArgumentException>("shape", () => AdaptiveAvgPool.ForwardBlocked(Team.Alone, new AdaptivePoolShape(16, 4, 4, 2, 1), 1, new float[256], new float[16]));
    }
}
