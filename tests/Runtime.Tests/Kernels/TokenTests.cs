using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>What is put into sequences before attention: positions, patches of images, a step in front.</summary>
public class TokenTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(20, 32)]
    public void Sinusoids_are_those_of_the_definition(int steps, int features)
    {
        PositionShape shape = new(steps, features);
        double[] Sample(double[] x) => [.. x.Select((value, i) =>
        {
            int step = i / features, feature = i % features;
            double angle = step / Math.Pow(10000, 2.0 * (feature / 2) / features);
            return value + (feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
        })];
        KernelCheck.All(LinearSpecs.Forward("sinusoids", steps * features, steps * features, Sample, (team, rows, r, o, _) => Positions.Forward(team, in shape, rows, r[0].Span, default, o[0].Span)), rows: 3, seed: 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Positions_step_by_step_are_those_of_the_sequence(bool learned)
    {
        const int Rows = 3, Steps = 9, Features = 19;
        PositionShape shape = new(Steps, Features);
        float[] x = Floats.Uniform(Rows * Steps * Features, 1), weight = learned ? Floats.Uniform(Steps * Features, 2) : [], y = new float[x.Length], table = new float[Rows * (2 + Steps)], step = new float[Rows * Features];
        Positions.Forward(Team.Alone, in shape, Rows, x, weight, y);
        Assert.Equal(x[30] + (learned ? weight[30] : MathF.Cos(1 / MathF.Pow(10000, 10f / 19))), y[30], 1e-6f);
        for (int t = 0; t < Steps; t++)
        {
            float[] At(float[] values) => [.. Enumerable.Range(0, Rows).SelectMany(row => values.Skip(((row * Steps) + t) * Features).Take(Features))];
            Go(t);
            Positions.Step(Team.Alone, in shape, Rows, At(x), weight, table, step);
            Floats.SameBits(At(y), step, $"step {t}");
        }

        Go(Steps);
        Assert.Throws<ArgumentOutOfRangeException>(() => Positions.Step(Team.Alone, in shape, Rows, step, weight, table, step));
        Positions.Forward(Team.Alone, in shape, Rows, x, weight, x);
        Floats.SameBits(y, x, "in place");
        Go(2);
        Floats.AllocatesNothing(() => Positions.Step(Team.Alone, in shape, Rows, step, weight, table, step));

        void Go(int position)
        {
            for (int row = 0; row < Rows; row++)
            {
                table[row * (2 + Steps)] = position;
            }
        }
    }

    [Theory]
    [InlineData(1, 4, 4, 2, 2)]
    [InlineData(3, 7, 9, 3, 2)]
    [InlineData(2, 32, 48, 16, 16)]
    [InlineData(2, 6, 40, 2, 20)]
    public void Patches_are_cut_and_pasted(int channels, int height, int width, int patchHeight, int patchWidth)
    {
        PatchShape shape = new(channels, height, width, patchHeight, patchWidth);
        int across = width / patchWidth, count = height / patchHeight * across, patch = channels * patchHeight * patchWidth;
        double[] Sample(double[] x)
        {
            double[] y = new double[count * patch];
            for (int i = 0; i < y.Length; i++)
            {
                int column = i % patchWidth, row = i / patchWidth % patchHeight, channel = i / (patchWidth * patchHeight) % channels, at = i / patch;
                y[i] = x[(((channel * height) + (at / across * patchHeight) + row) * width) + (at % across * patchWidth) + column];
            }

            return y;
        }

        KernelCheck.All(LinearSpecs.Forward("patches", channels * height * width, count * patch, Sample, (team, rows, r, o, _) => Patches.Forward(team, in shape, rows, r[0].Span, o[0].Span)), rows: 3, seed: 1);
        if (height < 30)
        {
            KernelCheck.All(LinearSpecs.Backward("patches", channels * height * width, count * patch, Sample, (team, rows, r, o, adds) => Patches.Backward(team, in shape, rows, r[0].Span, o[0].Span, adds)), rows: 3, seed: 2);
        }
    }

    [Fact]
    public void A_step_is_put_in_front()
    {
        const int Steps = 5, Features = 19;
        ClassTokenShape shape = new(Steps, Features);
        float[] token = Floats.Uniform(Features, 1);
        KernelCheck.All(
            LinearSpecs.Forward("class token", Steps * Features, (Steps + 1) * Features, x => [.. token.Select(value => (double)value), .. x], (team, rows, r, o, _) => ClassToken.Forward(team, in shape, rows, r[0].Span, token, o[0].Span)), rows: 3, seed: 2);
        KernelCheck.All(
            LinearSpecs.Backward("class token", Steps * Features, (Steps + 1) * Features, x => [.. new double[Features], .. x], (team, rows, r, o, adds) => ClassToken.Backward(team, in shape, rows, r[0].Span, o[0].Span, adds)), rows: 3, seed: 3);
        KernelCheck.All(
            new KernelSpec
            {
                Name = "class token weight",
                Reads = [new((Steps + 1) * Features)],
                Writes = [new(Features, PerSample: false)],
                Accumulates = true,
                RowsAreIndependent = false,
                Reference = (rows, r) => [[.. Enumerable.Range(0, Features).Select(i => Enumerable.Range(0, rows).Sum(row => r[0][(row * (Steps + 1) * Features) + i]))]],
                Run = (team, rows, r, o, adds) => ClassToken.BackwardWeights(team, in shape, rows, r[0].Span, o[0].Span, adds),
            },
            rows: 4,
            seed: 4);
    }
}
