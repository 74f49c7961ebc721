using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Convolutions in which no step sees a later one: the definition, and one step at a time.</summary>
public class CausalConvTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1, 1)]
    [InlineData(9, 3, 5, 3, 1, 1)]
    [InlineData(9, 3, 33, 2, 4, 1)]
    [InlineData(4, 7, 32, 3, 5, 1)]
    [InlineData(30, 17, 40, 4, 3, 1)]
    [InlineData(20, 1, 65, 1, 1, 1)]
    [InlineData(9, 6, 15, 3, 2, 3)]
    [InlineData(7, 10, 70, 2, 1, 2)]
    [InlineData(9, 37, 37, 3, 2, 37)]
    [InlineData(8, 5, 15, 2, 1, 5)]
    public void Every_step_is_the_sum_of_those_that_the_window_sees(int steps, int channels, int filters, int taps, int dilation, int groups)
    {
        CausalConvShape shape = new(steps, channels, filters, taps, dilation, groups);
        float[] panels = new float[shape.PanelLength];
        KernelCheck.All(
            new KernelSpec
            {
                Name = "causal convolution",
                Reads = [new(steps * channels), new(filters * (channels / groups) * taps, PerSample: false), new(filters, PerSample: false)],
                Writes = [new(steps * filters)],
                Reference = (rows, r) => [Relu(Defined(rows, shape, r[0], r[1], r[2]))],
                Run = (team, rows, r, o, _) =>
                {
                    Array.Fill(panels, float.NaN);
                    CausalConv.Pack(team, in shape, r[1].Span, panels);
                    CausalConv.Forward(team, in shape, rows, r[0].Span, panels, r[2].Span, o[0].Span, default(Relu));
                },
            },
            rows: 3,
            seed: steps);
    }

    [Theory]
    [InlineData(9, 3, 5, 3, 1, 1)]
    [InlineData(20, 3, 33, 2, 4, 1)]
    [InlineData(30, 17, 40, 4, 3, 1)]
    [InlineData(5, 2100, 3, 2, 1, 1)]
    [InlineData(12, 12, 68, 3, 2, 4)]
    [InlineData(12, 41, 41, 4, 2, 41)]
    public void One_step_after_the_other_gives_the_same_bits(int steps, int channels, int filters, int taps, int dilation, int groups)
    {
        const int Rows = 2;
        CausalConvShape all = new(steps, channels, filters, taps, dilation, groups), one = new(1, channels, filters, taps, dilation, groups);
        float[] x = Floats.Uniform(Rows * steps * channels, 1), panels = new float[all.PanelLength], y = new float[Rows * steps * filters];
        CausalConv.Pack(Team.Alone, in all, Floats.Uniform(filters * (channels / groups) * taps, 2), panels);
        CausalConv.Forward(Team.Alone, in all, Rows, x, panels, default, y, default(Tanh));

        float[] window = new float[Rows * one.WindowLength], step = new float[Rows * filters];
        for (int t = 0; t < steps; t++)
        {
            CausalConv.Step(Team.Alone, in one, Rows, At(x, steps, t), panels, default, step, window, default(Tanh));
            Assert.Equal(At(y, steps, t).Select(BitConverter.SingleToInt32Bits), step.Select(BitConverter.SingleToInt32Bits));
        }

        // Negative control: without its window a step is another one.
        CausalConv.Step(Team.Alone, in one, Rows, At(x, steps, steps - 1), panels, default, step, new float[window.Length], default(Tanh));
        Assert.NotEqual(At(y, steps, steps - 1), step);

        float[] At(float[] values, int length, int t) => [.. Enumerable.Range(0, Rows).SelectMany(row => values.Skip(((row * length) + t) * (values.Length / (Rows * length))).Take(values.Length / (Rows * length)))];
    }

    private static double[] Defined(int rows, CausalConvShape shape, double[] x, double[] weight, double[] bias)
    {
        double[] y = new double[rows * shape.Steps * shape.Filters];
        for (int i = 0; i < y.Length; i++)
        {
            int filter = i % shape.Filters, step = i / shape.Filters % shape.Steps, row = i / (shape.Filters * shape.Steps);
            y[i] = bias[filter];
            for (int tap = 0; tap < shape.Taps; tap++)
            {
                int seen = step - ((shape.Taps - 1 - tap) * shape.Dilation);
                int channels = shape.Channels / shape.Groups, first = filter / (shape.Filters / shape.Groups) * channels;
                for (int channel = 0; channel < channels && seen >= 0; channel++)
                {
                    y[i] += x[(((row * shape.Steps) + seen) * shape.Channels) + first + channel] * weight[(((filter * channels) + channel) * shape.Taps) + tap];
                }
            }
        }

        return y;
    }

    private static double[] Relu(double[] values) => [.. values.Select(value => Math.Max(value, 0))];
}
