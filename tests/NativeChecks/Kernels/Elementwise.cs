using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Loops;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Activations, biases and joins against their definitions.</summary>
internal static class Elementwise
{
    // Two rows of 45 values over (-8, 8): whole vectors and a rest of every width, and both ends of every clamp.
    private const int Rows = 2;
    private const int Length = 45;

    // The activations document at most 6 ulp of the value; a slope is at most two of them times dy, with some terms of its own.
    private const double Roundings = 16;

    public static void Run(Suite suite)
    {
        Activations(suite);
        Biases(suite);
        Joins(suite);
    }

    private static void Activations(Suite suite)
    {
        Check(suite, default(Identity), x => x);
        Check(suite, default(Relu), x => Math.Max(x, 0));
        Check(suite, default(Relu6), x => Math.Clamp(x, 0, 6));
        Check(suite, new LeakyRelu(0.125f), x => x > 0 ? x : x / 8);
        Check(suite, new Elu(1), x => x > 0 ? x : Math.Exp(x) - 1);
        Check(suite, new Celu(1), x => x > 0 ? x : Math.Exp(x) - 1);
        Check(suite, default(Selu), x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)));
        Check(suite, default(GeluTanh), x => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))));
        Check(suite, default(Gelu), x => x / 2 * (1 + Erf(x / Math.Sqrt(2))));
        Check(suite, default(Silu), x => x / (1 + Math.Exp(-x)));
        Check(suite, default(HardSwish), x => x * Math.Clamp(x + 3, 0, 6) / 6);
        Check(suite, default(HardSigmoid), x => Math.Clamp(x + 3, 0, 6) / 6);
        Check(suite, default(HardTanh), x => Math.Clamp(x, -1, 1));
        Check(suite, default(Sigmoid), x => 1 / (1 + Math.Exp(-x)));
        Check(suite, default(LogSigmoid), x => -Math.Log(1 + Math.Exp(-x)));
        Check(suite, default(Tanh), Math.Tanh);
        Check(suite, new Softplus(1), x => Math.Log(1 + Math.Exp(x)));
        Check(suite, default(Softsign), x => x / (1 + Math.Abs(x)));
        Check(suite, default(Mish), x => x * Math.Tanh(Math.Log(1 + Math.Exp(x))));
    }

    private static void Check<TActivation>(Suite suite, TActivation activation, Func<double, double> function)
        where TActivation : struct, IActivation
    {
        string name = typeof(TActivation).Name;
        MapShape shape = new(Length);
        Field x = new(Array.ConvertAll(Numbers.Distinct(Rows * Length, 1), value => 4 * value)), dy = new(Numbers.Distinct(Rows * Length, 2)), y = new(x.Length), dx = new(x.Length);
        double[] Of(double[] values) => Array.ConvertAll(values, value => function(value));
        Expectation forward = Expectation.Normwise(Of(x.Doubles()), Roundings), backward = Expectation.Normwise(Differences.Gradient(Of, x.Doubles(), dy.Doubles()), 2 * Roundings);
        suite.Check($"Map.Forward {name}", y, forward, team => Map.Forward(team, in shape, Rows, x, y, activation));
        Field saved = TActivation.FromOutput ? new Field(y.Span.ToArray()) : x;
        suite.CheckGradient($"Map.Backward {name}", dx, backward, (team, adds) => Map.Backward(team, in shape, Rows, saved, dy, dx, adds, activation));
    }

    private static void Biases(Suite suite)
    {
        const int Channels = 5, Inner = 23;
        ChannelShape shape = new(1, Channels, Inner);
        Field x = new(Numbers.Distinct(Rows * Channels * Inner, 1)), bias = new(Numbers.Distinct(Channels, 2)), dy = new(Numbers.Distinct(x.Length, 3));
        Field y = new(x.Length), dx = new(x.Length), dbias = new(Channels), blocked = Images.Blocked(x, Channels, Inner), blockedY = new(blocked.Length);
        static int Channel(int i) => i / Inner % Channels;

        Func<double[], double[], double[]> add = (a, b) => Each(a.Length, i => a[i] + b[Channel(i)]), leak = (a, s) => Each(a.Length, i => a[i] > 0 ? a[i] : a[i] * s[Channel(i)]);
        double[] xs = x.Doubles(), biases = bias.Doubles(), dys = dy.Doubles();
        suite.Check("Bias.Forward", y, Expectation.Normwise(add(xs, biases), 1), team => Bias.Forward(team, in shape, Rows, x, bias, y, default(Identity)));
        suite.CheckGradient(
            "Bias.Backward", dbias, Expectation.Normwise(Differences.Gradient(b => add(xs, b), biases, dys), Rows * Inner), (team, adds) => Bias.Backward(team, in shape, Rows, dy, dbias, adds));
        Field blockedDy = Images.Blocked(dy, Channels, Inner);
        suite.CheckGradient(
            "Bias.BackwardBlocked", dbias, Expectation.Normwise(Differences.Gradient(b => add(xs, b), biases, dys), 34 * Rows * Inner), (team, adds) => Bias.BackwardBlocked(team, in shape, Rows, blockedDy, dbias, adds));
        suite.Check("PRelu.Forward", y, Expectation.Normwise(leak(xs, biases), 1), team => PRelu.Forward(team, in shape, Rows, x, bias, y));
        suite.Check(
            "PRelu.ForwardBlocked", blockedY, Expectation.Normwise(leak(xs, biases), 1).Blocked(Channels, Inner), team => PRelu.ForwardBlocked(team, in shape, Rows, blocked, bias, blockedY));
        suite.CheckGradient(
            "PRelu.BackwardData", dx, Expectation.Normwise(Differences.Gradient(a => leak(a, biases), xs, dys), 2), (team, adds) => PRelu.BackwardData(team, in shape, Rows, x, bias, dy, dx, adds));
        suite.CheckGradient(
            "PRelu.BackwardWeights", dbias, Expectation.Normwise(Differences.Gradient(s => leak(xs, s), biases, dys), Rows * Inner), (team, adds) => PRelu.BackwardWeights(team, in shape, Rows, x, dy, dbias, adds));
    }

    private static void Joins(Suite suite)
    {
        // [5, 3, 7] with [5, 1, 1], as of squeeze and excitation.
        const int Channels = 5, Inner = 21;
        JoinShape shape = new(1, Channels, 3, 7, 1, Channels, 1, 1);
        JoinShape exchanged = new(1, Channels, 1, 1, 1, Channels, 3, 7);
        BlockedShape blockedShape = new(Channels, Inner);
        Field a = new(Numbers.Distinct(Rows * Channels * Inner, 1)), b = new(Numbers.Distinct(Rows * Channels, 2)), dy = new(Numbers.Distinct(a.Length, 3));
        Field y = new(a.Length), da = new(a.Length), db = new(b.Length), blocked = Images.Blocked(a, Channels, Inner), blockedY = new(blocked.Length);
        Func<double[], double[], double[]> product = (s, t) => Each(s.Length, i => s[i] * t[i / Inner]), sum = (s, t) => Each(s.Length, i => s[i] + t[i / Inner]);
        double[] left = a.Doubles(), right = b.Doubles(), dys = dy.Doubles();
        suite.Check("Add.Forward", y, Expectation.Normwise(sum(left, right), 1), team => Add.Forward(team, in shape, Rows, a, b, y, default(Identity)));
        suite.CheckGradient("Add.Backward", db, Expectation.Normwise(Differences.Gradient(t => sum(left, t), right, dys), Inner), (team, adds) => Add.Backward(team, in exchanged, Rows, dy, db, adds));
        suite.Check("Multiply.Forward", y, Expectation.Normwise(product(left, right), 1), team => Multiply.Forward(team, in shape, Rows, a, b, y, default(Identity)));
        suite.Check(
            "Multiply.ForwardBlocked", blockedY, Expectation.Normwise(product(left, right), 1).Blocked(Channels, Inner),
            team => Multiply.ForwardBlocked(team, in blockedShape, Rows, blocked, b, blockedY, default(Identity)));
        suite.CheckGradient(
            "Multiply.Backward", da, Expectation.Normwise(Differences.Gradient(s => product(s, right), left, dys), 2), (team, adds) => Multiply.Backward(team, in shape, Rows, b, dy, da, adds));
        suite.CheckGradient(
            "Multiply.Backward, repeated", db, Expectation.Normwise(Differences.Gradient(t => product(left, t), right, dys), Inner), (team, adds) => Multiply.Backward(team, in exchanged, Rows, a, dy, db, adds));
    }

    private static double[] Each(int length, Func<int, double> value)
    {
        double[] values = new double[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = value(i);
        }

        return values;
    }

    // Its Taylor series up to 2.5, its continued fraction beyond: about 1e-13.
    private static double Erf(double x)
    {
        double far = Math.Abs(x), fraction = 0, sum = x, term = x;
        for (int n = 1; n < 120 && far < 2.5; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        for (int k = 80; k >= 1; k--)
        {
            fraction = k / 2.0 / (far + fraction);
        }

        return far < 2.5 ? sum * 2 / Math.Sqrt(Math.PI) : Math.Sign(x) * (1 - (Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (far + fraction)));
    }
}
