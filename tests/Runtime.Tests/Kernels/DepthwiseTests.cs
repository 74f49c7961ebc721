using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class DepthwiseTests
{
    // channels, height, width, window (height, width), stride (height, width), pads (top, left, bottom, right), dilation (height, width).
    private static readonly int[][] Cases =
    [
        [32, 14, 14, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1],
        [16, 7, 7, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1],
        [16, 14, 14, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1],
        [16, 15, 17, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1],
        [16, 14, 14, 3, 3, 2, 2, 0, 0, 1, 1, 1, 1],
        [16, 10, 11, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1],
        [16, 9, 8, 3, 3, 1, 1, 1, 0, 0, 1, 1, 1],
        [16, 2, 9, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1],
        [16, 1, 9, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1],
        [16, 14, 14, 5, 5, 1, 1, 2, 2, 2, 2, 1, 1],
        [16, 7, 8, 5, 5, 1, 1, 2, 2, 2, 2, 1, 1],
        [16, 3, 9, 5, 5, 1, 1, 2, 1, 2, 2, 1, 1],
        [16, 15, 15, 5, 5, 2, 2, 2, 2, 2, 2, 1, 1],
        [16, 14, 28, 5, 5, 2, 2, 1, 1, 2, 2, 1, 1],
        [16, 12, 30, 5, 5, 2, 2, 0, 0, 0, 0, 1, 1],
        [24, 9, 10, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1],
        [5, 8, 8, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1],
        [17, 8, 8, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1],
        [16, 9, 9, 7, 7, 1, 1, 3, 3, 3, 3, 1, 1],
        [16, 6, 17, 7, 7, 1, 1, 2, 3, 3, 1, 1, 1],
        [16, 9, 9, 7, 7, 2, 2, 3, 3, 3, 3, 1, 1],
        [16, 20, 20, 3, 3, 1, 1, 2, 2, 2, 2, 2, 2],
        [16, 20, 20, 3, 3, 1, 1, 2, 2, 2, 2, 1, 1],
        [16, 4, 4, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1],
        [16, 1, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1],
        [16, 13, 20, 2, 4, 3, 2, 1, 2, 1, 2, 1, 1],
        [16, 13, 20, 1, 1, 2, 2, 0, 0, 0, 0, 1, 1],
        [16, 6, 30, 3, 5, 1, 3, 1, 2, 1, 2, 1, 2],
        [16, 5, 15, 3, 3, 2, 1, 1, 1, 1, 1, 1, 1],
    ];

    public static TheoryData<int[]> Shapes => [.. Cases];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Depthwise_convolution_keeps_its_contract(int[] s)
    {
        KernelCheck.All(Spec(s, withBias: true, default(Relu6), x => Math.Clamp(x, 0, 6)), rows: 2, seed: 1);
        KernelCheck.All(Spec(s, withBias: false, default(Identity), x => x), rows: 2, seed: 2);
    }

    [Fact]
    public void Other_activations_are_applied_row_by_row()
    {
        foreach (int[] s in (int[][])[[20, 30, 30, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1], Cases[^2], [16, 3, 600, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1]])
        {
            KernelCheck.All(Spec(s, withBias: true, default(HardSwish), x => x * Math.Clamp(x + 3, 0, 6) / 6), rows: 2, seed: 3);
        }
    }

    [Fact]
    public void A_large_image_is_shared_out_and_keeps_its_bits() =>
        KernelCheck.All(Spec([40, 56, 56, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1], withBias: true, default(Relu), x => Math.Max(x, 0)), rows: 3, seed: 4);

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(5, 1, 2)]
    [InlineData(7, 1, 3)]
    public void Values_outside_the_image_are_zeros_even_next_to_infinities(int window, int stride, int pad)
    {
        // Weights of 1 and one infinity: every window that holds it is infinite, none is NaN.
        DepthwiseShape shape = new(16, 9, 9, window, window, stride, stride, pad, pad, pad, pad, 1, 1);
        float[] x = new float[shape.Length], y = new float[shape.OutLength], packed = new float[shape.PackedLength];
        Array.Fill(packed, 1);
        x[0] = float.PositiveInfinity;
        Depthwise.Forward(Team.Alone, shape, 1, x, packed, default, y, default(Identity));
        for (int i = 0; i < 81; i++)
        {
            Assert.Equal(i / 9 <= pad && i % 9 <= pad ? float.PositiveInfinity : 0, y[16 * i]);
        }
    }

    [Fact]
    public void A_NaN_comes_through_every_bound()
    {
        DepthwiseShape shape = new(16, 8, 8, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1);
        float[] x = new float[shape.Length], y = new float[shape.OutLength], packed = new float[shape.PackedLength];
        Array.Fill(packed, 1);
        x[5] = float.NaN;
        Depthwise.Forward(Team.Alone, shape, 1, x, packed, default, y, default(Relu6));
        Assert.Equal(4, y.Count(float.IsNaN));
    }

    [Fact]
    public void The_comparison_sees_a_window_that_lies_one_column_off()
    {
        KernelSpec right = Spec([16, 8, 8, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1], withBias: true, default(Identity), x => x);
        KernelSpec wrong = Spec([16, 8, 8, 3, 3, 1, 1, 1, 0, 1, 2, 1, 1], withBias: true, default(Identity), x => x);
        float[][] reads = KernelCheck.Draw(right, 1, seed: 5);
        float[] y = KernelCheck.RunOnce(wrong, Team.Alone, 1, reads, start: null)[0];
        double[] expected = right.Reference(1, Array.ConvertAll(reads, KernelCheck.Widen))[0];
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => KernelCheck.Close(expected, y, "control"));
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        DepthwiseShape shape = new(5, 8, 8, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1);
        Assert.Throws<ArgumentException>("weight", () => Depthwise.Pack(Team.Alone, shape, new float[144], new float[144]));
        Assert.Throws<ArgumentException>("x", () => Depthwise.Forward(Team.Alone, shape, 1, new float[320], new float[144], default, new float[1024], default(Relu)));
        Assert.Throws<ArgumentException>("bias", () => Depthwise.Forward(Team.Alone, shape, 1, new float[1024], new float[144], new float[16], new float[1024], default(Relu)));
    }

    private static KernelSpec Spec<TActivation>(int[] s, bool withBias, TActivation activation, Func<double, double> function)
        where TActivation : unmanaged, IActivation
    {
        DepthwiseShape shape = new(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8], s[9], s[10], s[11], s[12]);
        int outHeight = Out(s[1] + s[7] + s[9], s[3], s[5], s[11]), outWidth = Out(s[2] + s[8] + s[10], s[4], s[6], s[12]);
        float[] packed = new float[shape.PackedLength];
        KernelSpec planar = new()
        {
            Name = "depthwise " + string.Join(' ', s),
            Reads = [new(s[0] * s[1] * s[2]), new(shape.WeightLength, PerSample: false), new(withBias ? s[0] : 0, PerSample: false)],
            Writes = [new(s[0] * outHeight * outWidth)],
            Run = (_, _, _, _, _) => { },
            Reference = (rows, r) => [Convolve(s, rows, r[0], r[1], r[2], outHeight, outWidth, function)],
        };
        return BlockedSpec.Of(planar, s[0], [s[1] * s[2], 0, 0], [outHeight * outWidth], (team, rows, r, w, _) =>
        {
            Depthwise.Pack(team, shape, r[1].Span, packed);
            Depthwise.Forward(team, shape, rows, r[0].Span, packed, r[2].Span, w[0].Span, activation);
        });
    }

    private static int Out(int padded, int window, int stride, int dilation) => ((padded - (dilation * (window - 1)) - 1) / stride) + 1;

    private static double[] Convolve(int[] s, int rows, double[] x, double[] weight, double[] bias, int outHeight, int outWidth, Func<double, double> function)
    {
        double[] y = new double[rows * s[0] * outHeight * outWidth];
        for (int o = 0; o < y.Length; o++)
        {
            (int plane, int i, int j) = (o / (outHeight * outWidth), o / outWidth % outHeight, o % outWidth);
            double sum = bias.Length == 0 ? 0 : bias[plane % s[0]];
            for (int k = 0; k < s[3]; k++)
            {
                for (int l = 0; l < s[4]; l++)
                {
                    (int r, int c) = ((i * s[5]) - s[7] + (k * s[11]), (j * s[6]) - s[8] + (l * s[12]));
                    if (r >= 0 && r < s[1] && c >= 0 && c < s[2])
                    {
                        sum += x[(((plane * s[1]) + r) * s[2]) + c] * weight[(((plane % s[0] * s[3]) + k) * s[4]) + l];
                    }
                }
            }

            y[o] = function(sum);
        }

        return y;
    }
}
