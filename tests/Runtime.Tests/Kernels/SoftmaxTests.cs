using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class SoftmaxTests
{
    private const int Rows = 2;

    public static TheoryData<string> SoftmaxCases => Conformance.Cases("softmax");

    public static TheoryData<string> LogSoftmaxCases => Conformance.Cases("log_softmax");

    [Theory]
    [MemberData(nameof(SoftmaxCases))]
    public void Softmax_and_its_gradient_are_those_of_torch(string name) => Check(name, Softmax.Forward, Softmax.Backward);

    [Theory]
    [MemberData(nameof(LogSoftmaxCases))]
    public void Log_softmax_and_its_gradient_are_those_of_torch(string name) => Check(name, LogSoftmax.Forward, LogSoftmax.Backward);

    /// <summary>Against the formulas in double precision, with logits of up to 15 so that clipping shows, and forbidden pages after the spans.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_shape_gives_the_formula(bool log)
    {
        foreach (ChannelShape shape in ChannelShapes.All)
        {
            int length = Rows * shape.Length;
            using GuardedBuffer x = new(Floats.Uniform(length, seed: 1, -15, 15));
            using GuardedBuffer dy = new(Floats.Uniform(length, seed: 2));
            using GuardedBuffer y = new(length);
            using GuardedBuffer dx = new(length);
            (double[] expected, double[] gradient) = Formula(shape, x.Span.ToArray(), dy.Span.ToArray(), log);

            Forward(log)(Team.Alone, shape, Rows, x.Span, y.Span);
            Backward(log)(Team.Alone, shape, Rows, y.Span, dy.Span, dx.Span, false);
            Floats.AssertClose(expected, y.Span, "y");
            Floats.AssertClose(gradient, dx.Span, "dx");
            y.Check();
            dx.Check();

            float[] before = dx.Span.ToArray();
            Backward(log)(Team.Alone, shape, Rows, y.Span, dy.Span, dx.Span, true);
            Floats.AssertClose([.. before.Select((value, i) => value + gradient[i])], dx.Span, "accumulated");

            Forward(log)(Team.Alone, shape, Rows, x.Span, x.Span);
            Floats.SameBits(y.Span, x.Span, "in place");
            Backward(log)(Team.Alone, shape, Rows, y.Span, dy.Span, dy.Span, false);
            Floats.SameBits(before, dy.Span, "in place");

            y.Span[length / 2] = (y.Span[length / 2] * 1.01f) + 0.01f;
            Assert.False(Floats.Close(expected, y.Span));
        }
    }

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        foreach (ChannelShape shape in ChannelShapes.All)
        {
            SameAtEveryWidth<Softmax.ForwardOperation>(shape);
            SameAtEveryWidth<Softmax.BackwardOperation>(shape);
            SameAtEveryWidth<LogSoftmax.ForwardOperation>(shape);
            SameAtEveryWidth<LogSoftmax.BackwardOperation>(shape);
        }
    }

    [Fact]
    public void Any_team_gives_the_same_bits_and_any_row_those_of_a_batch_of_one()
    {
        foreach (ChannelShape shape in ChannelShapes.Large)
        {
            float[] x = Floats.Uniform(3 * shape.Length, seed: 3);
            float[] dy = Floats.Uniform(3 * shape.Length, seed: 4);
            foreach (bool log in new[] { false, true })
            {
                float[] y = Teams.SameBits(x.Length, (team, result) => Forward(log)(team, shape, 3, x, result));
                Teams.SameBits(x.Length, (team, result) => Backward(log)(team, shape, 3, y, dy, result, false));
                float[] last = new float[shape.Length];
                Forward(log)(Team.Alone, shape, 1, x.AsSpan(2 * shape.Length), last);
                Floats.SameBits(last, y.AsSpan(2 * shape.Length));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Extreme_logits_give_what_torch_gives(int inner)
    {
        ChannelShape shape = new(1, 4, inner);
        const float Inf = float.PositiveInfinity;
        AssertBoth([3e38f, -3e38f, 3e38f, 0], [0.5f, 0, 0.5f, 0], [-MathF.Log(2), -Inf, -MathF.Log(2), -3e38f]);
        AssertBoth([-Inf, 1, -Inf, -Inf], [0, 1, 0, 0], [-Inf, 0, -Inf, -Inf]);
        AssertBoth([1e4f, -1e4f, 0, -1e4f], [1, 0, 0, 0], [0, -2e4f, -1e4f, -2e4f]);
        AssertBoth([-Inf, -Inf, -Inf, -Inf], [float.NaN, float.NaN, float.NaN, float.NaN], [float.NaN, float.NaN, float.NaN, float.NaN]);
        AssertBoth([1, float.NaN, 1, 1], [float.NaN, float.NaN, float.NaN, float.NaN], [float.NaN, float.NaN, float.NaN, float.NaN]);

        void AssertBoth(float[] logits, float[] softmax, float[] logSoftmax)
        {
            float[] x = [.. Enumerable.Range(0, 4 * inner).Select(i => logits[i / inner])];
            float[] y = new float[x.Length];
            Softmax.Forward(Team.Alone, shape, 1, x, y);
            Assert.All(y, (value, i) => Assert.Equal(softmax[i / inner], value, tolerance: 1e-6f));
            LogSoftmax.Forward(Team.Alone, shape, 1, x, y);
            Assert.All(y, (value, i) => Assert.True(
                value.Equals(logSoftmax[i / inner]) || MathF.Abs(value - logSoftmax[i / inner]) <= 1e-6f * MathF.Abs(value) + 1e-6f));
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        ChannelShape shape = new(20, 331, 1);
        float[] x = new float[Rows * shape.Length];
        float[] dx = new float[x.Length];
        foreach (Team team in Teams.All)
        {
            Floats.AllocatesNothing(() =>
            {
                Softmax.Forward(team, shape, Rows, x, x);
                Softmax.Backward(team, shape, Rows, x, x, dx, accumulate: false);
                LogSoftmax.Forward(team, shape, Rows, x, x);
                LogSoftmax.Backward(team, shape, Rows, x, x, dx, accumulate: true);
            });
        }
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        ChannelShape shape = new(1, 10, 1);
        Assert.Throws<ArgumentException>(() => Softmax.Forward(Team.Alone, shape, 2, new float[20], new float[10]));
        Assert.Throws<ArgumentException>(() => LogSoftmax.Backward(Team.Alone, shape, 1, new float[10], new float[9], new float[10], accumulate: false));
    }

    private delegate void ForwardKernel(Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, Span<float> y);

    private delegate void BackwardKernel(Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate);

    private static ForwardKernel Forward(bool log) => log ? LogSoftmax.Forward : Softmax.Forward;

    private static BackwardKernel Backward(bool log) => log ? LogSoftmax.Backward : Softmax.Backward;

    private static void Check(string name, ForwardKernel forward, BackwardKernel backward)
    {
        Conformance reference = Conformance.Load(name);
        int[] shape = reference.Shape("x");
        ChannelShape channels = new(1, shape[1], 1);
        float[] y = new float[shape[0] * shape[1]];
        float[] dx = new float[y.Length];
        forward(Team.Alone, channels, shape[0], reference.Floats("x"), y);
        backward(Team.Alone, channels, shape[0], y, reference.Floats("cot0"), dx, false);
        Floats.AssertClose(reference.Doubles("out0"), y, "y");
        Floats.AssertClose(reference.Doubles("grad.x"), dx, "dx");
    }

    private static void SameAtEveryWidth<TOperation>(ChannelShape shape)
        where TOperation : struct, ChannelGroups.IOperation
    {
        float[] a = Floats.Uniform(Rows * shape.Length, seed: 5, -5, 0);
        float[] b = Floats.Uniform(Rows * shape.Length, seed: 6);
        float[] expected = new float[a.Length];
        float[] actual = new float[a.Length];
        ChannelGroups.Run<TOperation, Simd16>(Team.Alone, shape, Rows, a, b, expected, accumulate: false);
        ChannelGroups.Run<TOperation, Pair<Simd8>>(Team.Alone, shape, Rows, a, b, actual, accumulate: false);
        Floats.SameBits(expected, actual, "2 x 8 lanes");
        ChannelGroups.Run<TOperation, Pair<Pair<Simd4>>>(Team.Alone, shape, Rows, a, b, actual, accumulate: false);
        Floats.SameBits(expected, actual, "4 x 4 lanes");
    }

    private static (double[] Y, double[] Dx) Formula(ChannelShape shape, float[] x, float[] dy, bool log)
    {
        double[] y = new double[x.Length];
        double[] dx = new double[x.Length];
        for (int start = 0; start < x.Length; start += shape.Channels * shape.Inner)
        {
            for (int p = 0; p < shape.Inner; p++)
            {
                int[] places = [.. Enumerable.Range(0, shape.Channels).Select(c => start + (c * shape.Inner) + p)];
                double largest = places.Max(i => (double)x[i]);
                double sum = places.Sum(i => Math.Exp(x[i] - largest));
                double gradients = places.Sum(i => log ? dy[i] : dy[i] * Math.Exp(x[i] - largest) / sum);
                foreach (int i in places)
                {
                    double probability = Math.Exp(x[i] - largest) / sum;
                    y[i] = log ? x[i] - largest - Math.Log(sum) : probability;
                    dx[i] = log ? dy[i] - (probability * gradients) : probability * (dy[i] - gradients);
                }
            }
        }

        return (y, dx);
    }
}
