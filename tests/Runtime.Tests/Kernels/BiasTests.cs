using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class BiasTests
{
    private const int Rows = 3;

    [Fact]
    public void Every_shape_and_width_adds_the_channels_number_and_applies_the_activation()
    {
        foreach (ChannelShape shape in ChannelShapes.All)
        {
            float[] bias = Floats.Uniform(shape.Channels, seed: 1);
            using GuardedBuffer x = new(Floats.Uniform(Rows * shape.Length, seed: 2));
            using GuardedBuffer y = new(Rows * shape.Length);
            float[] expected = x.Span.ToArray();
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] = default(Tanh).Forward(new Simd1(expected[i] + bias[i / shape.Inner % shape.Channels])).Value;
            }

            Bias.Forward(Team.Alone, shape, Rows, x.Span, bias, y.Span, default(Tanh));
            Floats.SameBits(expected, y.Span);
            Widths4To16(shape, x.Span, bias, y.Span, expected);
            y.Check();

            Bias.Forward(Team.Alone, shape, Rows, x.Span, bias, x.Span, default(Tanh));
            Floats.SameBits(expected, x.Span, "in place");
        }
    }

    [Fact]
    public void An_empty_bias_adds_nothing()
    {
        float[] x = Floats.Uniform(20, seed: 3);
        float[] y = new float[20];
        Bias.Forward(Team.Alone, new ChannelShape(1, 10, 1), 2, x, default, y, default(Identity));
        Floats.SameBits(x, y);
    }

    [Fact]
    public void The_gradient_is_the_sum_over_everything_but_the_channel()
    {
        foreach (ChannelShape shape in ChannelShapes.All)
        {
            using GuardedBuffer dy = new(Floats.Uniform(Rows * shape.Length, seed: 4));
            using GuardedBuffer dbias = new(Floats.Uniform(shape.Channels, seed: 5));
            double[] expected = new double[shape.Channels];
            for (int i = 0; i < dy.Span.Length; i++)
            {
                expected[i / shape.Inner % shape.Channels] += dy.Span[i];
            }

            float[] before = dbias.Span.ToArray();
            Bias.Backward(Team.Alone, shape, Rows, dy.Span, dbias.Span, accumulate: true);
            double[] added = new double[shape.Channels];
            for (int c = 0; c < added.Length; c++)
            {
                added[c] = before[c] + expected[c];
            }

            Floats.AssertClose(added, dbias.Span, "accumulated");
            Bias.Backward(Team.Alone, shape, Rows, dy.Span, dbias.Span, accumulate: false);
            Floats.AssertClose(expected, dbias.Span, "overwritten");
            dbias.Check();

            float[] simd16 = dbias.Span.ToArray();
            ChannelSum.Run<Bias.Gradient, Pair<Simd8>>(Team.Alone, shape, Rows, dy.Span, dy.Span, dbias.Span, accumulate: false);
            Floats.SameBits(simd16, dbias.Span, "2 x 8 lanes");
            ChannelSum.Run<Bias.Gradient, Pair<Pair<Simd4>>>(Team.Alone, shape, Rows, dy.Span, dy.Span, dbias.Span, accumulate: false);
            Floats.SameBits(simd16, dbias.Span, "4 x 4 lanes");

            dbias.Span[shape.Channels / 2] += (0.01f * MathF.Abs(dbias.Span[shape.Channels / 2])) + 0.01f;
            Assert.False(Floats.Close(expected, dbias.Span));
        }
    }

    [Fact]
    public void Any_team_gives_the_same_bits_and_any_row_those_of_a_batch_of_one()
    {
        foreach (ChannelShape shape in ChannelShapes.Large)
        {
            float[] x = Floats.Uniform(Rows * shape.Length, seed: 6);
            float[] bias = Floats.Uniform(shape.Channels, seed: 7);
            float[] y = Teams.SameBits(x.Length, (team, result) => Bias.Forward(team, shape, Rows, x, bias, result, default(Sigmoid)));
            Teams.SameBits(shape.Channels, (team, result) => Bias.Backward(team, shape, Rows, x, result, accumulate: false));

            float[] last = new float[shape.Length];
            Bias.Forward(Team.Alone, shape, 1, x.AsSpan(2 * shape.Length), bias, last, default(Sigmoid));
            Floats.SameBits(last, y.AsSpan(2 * shape.Length));
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        ChannelShape shape = new(50, 331, 1);
        float[] x = new float[Rows * shape.Length];
        float[] bias = new float[331];
        foreach (Team team in Teams.All)
        {
            Floats.AllocatesNothing(() =>
            {
                Bias.Forward(team, shape, Rows, x, bias, x, default(Relu));
                Bias.Backward(team, shape, Rows, x, bias, accumulate: false);
            });
        }
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        ChannelShape shape = new(1, 10, 1);
        Assert.Throws<ArgumentException>(() => Bias.Forward(Team.Alone, shape, 2, new float[20], new float[9], new float[20], default(Relu)));
        Assert.Throws<ArgumentException>(() => Bias.Forward(Team.Alone, shape, 2, new float[19], new float[10], new float[19], default(Relu)));
        Assert.Throws<ArgumentException>(() => Bias.Backward(Team.Alone, shape, 2, new float[20], new float[11], accumulate: false));
    }

    private static void Widths4To16(ChannelShape shape, ReadOnlySpan<float> x, float[] bias, Span<float> y, float[] expected)
    {
        Bias.Shifted<Tanh> operation = new(default);
        ChannelMap.Run<Bias.Shifted<Tanh>, Simd4>(Team.Alone, shape, Rows, x, x, bias, y, accumulate: false, operation);
        Floats.SameBits(expected, y, "4 lanes");
        ChannelMap.Run<Bias.Shifted<Tanh>, Simd8>(Team.Alone, shape, Rows, x, x, bias, y, accumulate: false, operation);
        Floats.SameBits(expected, y, "8 lanes");
        ChannelMap.Run<Bias.Shifted<Tanh>, Simd16>(Team.Alone, shape, Rows, x, x, bias, y, accumulate: false, operation);
        Floats.SameBits(expected, y, "16 lanes");
    }
}
