using System;
using System.Collections.Generic;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class PoolTests
{
    // channels, height, width, window, stride, pad, dilation (height, width of each), ceil mode, pads counted.
    private static readonly int[][] Fixed =
    [
        [6, 24, 24, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0],
        [16, 8, 8, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0],
        [3, 4, 10, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0],
        [2, 6, 28, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0],
        [1, 2, 2, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0],
        [2, 4, 42, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0],
        [2, 9, 67, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0],
        [1, 7, 33, 2, 2, 2, 2, 0, 0, 1, 1, 1, 0],
        [3, 17, 65, 3, 3, 2, 2, 1, 1, 1, 1, 0, 1],
        [3, 17, 66, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1],
        [2, 15, 47, 3, 3, 1, 1, 1, 1, 1, 1, 0, 0],
        [1, 31, 9, 3, 1, 2, 1, 1, 0, 1, 1, 1, 0],
        [5, 31, 1, 3, 1, 2, 1, 1, 0, 1, 1, 0, 1],
        [1, 5, 130, 5, 1, 3, 1, 0, 0, 1, 1, 0, 0],
        [1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0],
        [2, 7, 7, 7, 7, 7, 7, 0, 0, 1, 1, 0, 0],
    ];

    public static IEnumerable<object[]> Shapes()
    {
        foreach (int[] sizes in Fixed)
        {
            yield return [sizes];
        }

        Random random = new(5);
        int[] lengths = [3, 5, 7, 9, 15, 17, 31, 33];
        for (int i = 0; i < 16; i++)
        {
            int windowHeight = random.Next(1, 4);
            int windowWidth = random.Next(1, 4);
            yield return
            [
                new[]
                {
                    random.Next(1, 4), lengths[random.Next(8)], lengths[random.Next(8)], windowHeight, windowWidth, random.Next(1, 4), random.Next(1, 4),
                    random.Next(0, (windowHeight / 2) + 1), random.Next(0, (windowWidth / 2) + 1), 1, 1, random.Next(2), random.Next(2),
                },
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Max_pooling_forward_keeps_its_contract(int[] sizes)
    {
        KernelCheck.All(PoolReference.Max(sizes), rows: 3, seed: 1);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Max_pooling_backward_keeps_its_contract(int[] sizes)
    {
        KernelCheck.All(PoolReference.MaxBackward(sizes), rows: 3, seed: 2);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Average_pooling_forward_keeps_its_contract(int[] sizes)
    {
        KernelCheck.All(PoolReference.Average(sizes), rows: 3, seed: 3);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Average_pooling_backward_keeps_its_contract(int[] sizes)
    {
        KernelCheck.All(PoolReference.AverageBackward(sizes), rows: 3, seed: 4);
    }

    [Theory]
    [InlineData(2, 2, 1, 1)]
    [InlineData(3, 2, 2, 1)]
    [InlineData(3, 1, 2, 2)]
    public void Dilated_max_pooling_keeps_its_contract(int window, int stride, int dilationHeight, int dilationWidth)
    {
        int[] sizes = [2, 15, 49, window, window, stride, stride, 1, 1, dilationHeight, dilationWidth, 0, 0];
        KernelCheck.All(PoolReference.Max(sizes), rows: 2, seed: 5);
        KernelCheck.All(PoolReference.MaxBackward(sizes), rows: 2, seed: 6);
    }

    [Fact]
    public void A_large_batch_is_shared_out_and_keeps_its_bits()
    {
        // 64 samples of 6x24x24 are 221,184 values, above what is shared out.
        KernelCheck.All(PoolReference.Max(Fixed[0]), rows: 64, seed: 7);
        KernelCheck.All(PoolReference.MaxBackward(Fixed[0]), rows: 64, seed: 7);
        KernelCheck.All(PoolReference.Average(Fixed[0]), rows: 64, seed: 7);
        KernelCheck.All(PoolReference.AverageBackward(Fixed[0]), rows: 64, seed: 7);
    }

    [Theory]
    [InlineData(2, 2, 0)]
    [InlineData(3, 2, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(2, 3, 0)]
    public void A_NaN_in_a_window_comes_through_and_takes_the_gradient(int window, int stride, int pad)
    {
        int[] sizes = [1, 9, 40, window, window, stride, stride, pad, pad, 1, 1, 0, 0];
        PoolShape shape = PoolReference.Shape(sizes);
        for (int place = 0; place < 9 * 40; place++)
        {
            float[] x = new float[9 * 40];
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = ((i * 37) % 101) - 50;
            }

            x[place] = float.NaN;
            double[] expected = PoolReference.MaxPositions(sizes, 1, KernelCheck.Widen(x), out int[] positions);
            float[] y = new float[expected.Length];
            MaxPool.Forward(Team.Alone, shape, 1, x, y);
            KernelCheck.Close(expected, y, $"NaN at {place}");

            float[] dy = new float[y.Length];
            dy.AsSpan().Fill(1);
            float[] dx = new float[x.Length];
            MaxPool.Backward(Team.Alone, shape, 1, x, dy, dx, accumulate: false);
            Assert.Equal(Array.FindAll(positions, p => p == place).Length, (int)dx[place]);
        }
    }

    [Fact]
    public void The_comparison_sees_one_value_that_is_one_per_cent_off()
    {
        double[] expected = [1, 2, 3, 4];
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => KernelCheck.Close(expected, [1, 2, 3.03f, 4], "control"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => KernelCheck.Close(expected, [1, 2, float.NaN, 4], "control"));
        KernelCheck.Close(expected, [1, 2, 3, 4], "control");
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        PoolShape shape = PoolReference.Shape([1, 4, 4, 2, 2, 2, 2, 0, 0, 1, 1, 0, 0]);
        Assert.Throws<ArgumentException>("x", () => MaxPool.Forward(Team.Alone, shape, 1, new float[15], new float[4]));
        Assert.Throws<ArgumentException>("y", () => AvgPool.Forward(Team.Alone, shape, 1, new float[16], new float[5]));
        Assert.Throws<ArgumentException>("dx", () => MaxPool.Backward(Team.Alone, shape, 1, new float[16], new float[4], new float[17], false));
    }
}
