using System;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class PReluTests
{
    private const int Rows = 3;

    [Fact]
    public void Values_and_gradients_are_those_of_torch()
    {
        Conformance reference = Conformance.Load("prelu_c");
        ChannelShape shape = new(1, 5, 16);
        float[] x = reference.Floats("x");
        float[] slope = reference.Floats("a");
        float[] dy = reference.Floats("cot0");
        float[] y = new float[x.Length];
        float[] dx = new float[x.Length];
        float[] dslope = new float[slope.Length];
        PRelu.Forward(Team.Alone, shape, 2, x, slope, y);
        PRelu.BackwardData(Team.Alone, shape, 2, x, slope, dy, dx, accumulate: false);
        PRelu.BackwardWeights(Team.Alone, shape, 2, x, dy, dslope, accumulate: false);
        Floats.AssertClose(reference.Doubles("out0"), y, "y");
        Floats.AssertClose(reference.Doubles("grad.x"), dx, "dx");
        Floats.AssertClose(reference.Doubles("grad.a"), dslope, "dslope");

        dslope[2] *= 1.01f;
        Assert.False(Floats.Close(reference.Doubles("grad.a"), dslope));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_shape_gives_the_formula_with_a_slope_for_each_channel_or_one_for_all(bool one)
    {
        foreach (ChannelShape shape in ChannelShapes.All)
        {
            int length = Rows * shape.Length;
            float[] slope = Floats.Uniform(one ? 1 : shape.Channels, seed: 1);
            using GuardedBuffer x = new(Floats.Uniform(length, seed: 2));
            using GuardedBuffer dy = new(Floats.Uniform(length, seed: 3));
            using GuardedBuffer y = new(length);
            using GuardedBuffer dx = new(length);
            using GuardedBuffer dslope = new(slope.Length);
            x.Span[0] = 0;
            float[] expectedY = new float[length];
            float[] expectedDx = new float[length];
            double[] expectedDslope = new double[slope.Length];
            for (int i = 0; i < length; i++)
            {
                int c = one ? 0 : i / shape.Inner % shape.Channels;
                bool positive = x.Span[i] > 0;
                expectedY[i] = positive ? x.Span[i] : slope[c] * x.Span[i];
                expectedDx[i] = positive ? dy.Span[i] : slope[c] * dy.Span[i];
                expectedDslope[c] += positive ? 0 : (double)x.Span[i] * dy.Span[i];
            }

            PRelu.Forward(Team.Alone, shape, Rows, x.Span, slope, y.Span);
            PRelu.BackwardData(Team.Alone, shape, Rows, x.Span, slope, dy.Span, dx.Span, accumulate: false);
            PRelu.BackwardWeights(Team.Alone, shape, Rows, x.Span, dy.Span, dslope.Span, accumulate: false);
            Floats.SameBits(expectedY, y.Span);
            Floats.SameBits(expectedDx, dx.Span);
            Floats.AssertClose(expectedDslope, dslope.Span, "dslope");

            PRelu.BackwardData(Team.Alone, shape, Rows, x.Span, slope, dy.Span, dx.Span, accumulate: true);
            PRelu.BackwardWeights(Team.Alone, shape, Rows, x.Span, dy.Span, dslope.Span, accumulate: true);
            Floats.SameBits(Array.ConvertAll(expectedDx, value => value + value), dx.Span);
            Floats.AssertClose(Array.ConvertAll(expectedDslope, value => 2 * value), dslope.Span, "dslope added");
            PRelu.Forward(Team.Alone, shape, Rows, x.Span, slope, x.Span);
            Floats.SameBits(expectedY, x.Span, "in place");
            y.Check();
            dx.Check();
            dslope.Check();
        }
    }

    [Fact]
    public void Every_width_and_team_gives_the_same_bits()
    {
        foreach (ChannelShape shape in ChannelShapes.Large)
        {
            float[] x = Floats.Uniform(Rows * shape.Length, seed: 4);
            float[] dy = Floats.Uniform(x.Length, seed: 5);
            float[] slope = Floats.Uniform(shape.Channels, seed: 6);
            float[] y = Teams.SameBits(x.Length, (team, result) => PRelu.Forward(team, shape, Rows, x, slope, result));
            Teams.SameBits(x.Length, (team, result) => PRelu.BackwardData(team, shape, Rows, x, slope, dy, result, accumulate: false));
            Teams.SameBits(1, (team, result) => PRelu.BackwardWeights(team, shape, Rows, x, dy, result, accumulate: false));
            float[] dslope = Teams.SameBits(slope.Length, (team, result) => PRelu.BackwardWeights(team, shape, Rows, x, dy, result, accumulate: false));

            float[] result = new float[x.Length];
            ChannelMap.Run<PRelu.Leak, Simd4>(Team.Alone, shape, Rows, x, x, slope, result, accumulate: false, default);
            Floats.SameBits(y, result, "4 lanes");
            ChannelMap.Run<PRelu.Leak, Simd8>(Team.Alone, shape, Rows, x, x, slope, result, accumulate: false, default);
            Floats.SameBits(y, result, "8 lanes");
            ChannelSum.Run<PRelu.SlopeGradient, Pair<Simd8>>(Team.Alone, shape, Rows, x, dy, slope, accumulate: false);
            Floats.SameBits(dslope, slope, "2 x 8 lanes");
        }
    }

    [Fact]
    public void Nothing_is_allocated_and_wrong_lengths_are_refused()
    {
        ChannelShape shape = new(50, 331, 1);
        float[] x = new float[Rows * shape.Length];
        float[] slope = new float[331];
        foreach (Team team in Teams.All)
        {
            Floats.AllocatesNothing(() =>
            {
                PRelu.Forward(team, shape, Rows, x, slope, x);
                PRelu.BackwardData(team, shape, Rows, x, slope, x, x, accumulate: false);
                PRelu.BackwardWeights(team, shape, Rows, x, x, slope, accumulate: false);
            });
        }

        Assert.Throws<ArgumentException>(() => PRelu.Forward(Team.Alone, shape, Rows, x, new float[330], x));
        Assert.Throws<ArgumentException>(() => PRelu.BackwardWeights(Team.Alone, shape, Rows, x, new float[1], slope, accumulate: false));
    }
}
