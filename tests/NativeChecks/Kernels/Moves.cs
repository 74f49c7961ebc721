using System;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Randomness;
using StaticNets.Runtime.Threading;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Kernels that move values, repeat them or leave them out.</summary>
internal static class Moves
{
    private const int Rows = 2;

    public static void Run(Suite suite)
    {
        Conversions(suite, channels: 19, inner: 37);
        Conversions(suite, channels: 3, inner: 20);
        Cuts(suite);
        Upsampling(suite);
        Drops(suite);

        MapShape shape = new(37);
        Field y = new(Rows * 37);
        suite.Check("Zero.Fill", y, Expectation.Exact(new double[y.Length]), team => Zero.Fill(team, in shape, Rows, y));

        Field sum = new(37);
        suite.CheckGradient("Zero.Begin", sum, Expectation.Exact(new double[37]), (team, adds) => Zero.Begin(team, in shape, sum, adds));
    }

    private static void Conversions(Suite suite, int channels, int inner)
    {
        BlockedShape shape = new(channels, inner);
        Field planar = new(Numbers.Distinct(Rows * channels * inner, 1)), blocked = Images.Blocked(planar, channels, inner), toPlanar = new(planar.Length), toBlocked = new(blocked.Length);
        suite.Check($"ToBlocked.Forward {channels}", toBlocked, Expectation.Exact(planar.Doubles()).Blocked(channels, inner), team => ToBlocked.Forward(team, in shape, Rows, planar, toBlocked));
        suite.Check($"ToPlanar.Forward {channels}", toPlanar, Expectation.Exact(planar.Doubles()), team => ToPlanar.Forward(team, in shape, Rows, blocked, toPlanar));
    }

    private static void Cuts(Suite suite)
    {
        TransposeShape transpose = new(7, 18);
        Linear(
            suite, "Transpose", 126, 126, (i, j) => (i / 126 == j / 126 && i % 126 / 7 == j % 18 && i % 7 == j % 126 / 18) ? 1 : 0,
            (team, x, y) => Transpose.Forward(team, in transpose, Rows, x, y), (team, dy, dx, adds) => Transpose.Backward(team, in transpose, Rows, dy, dx, adds));

        // [3, 6, 9] to [3, 4, 5] from row 1 and column 2.
        CropShape crop = new(3, 6, 9, 1, 2, 4, 5);
        Linear(
            suite, "Crop", 162, 60, (i, j) => (i / 60 == j / 162 && i % 60 / 20 == j % 162 / 54 && (i % 20 / 5) + 1 == j % 54 / 9 && (i % 5) + 2 == j % 9) ? 1 : 0,
            (team, x, y) => Crop.Forward(team, in crop, Rows, x, y), (team, dy, dx, adds) => Crop.Backward(team, in crop, Rows, dy, dx, adds));

        // The only operand of a join of its own size.
        ConcatShape concat = new(2, 31, 0, 31);
        Linear(
            suite, "Concat", 62, 62, (i, j) => i == j ? 1 : 0,
            (team, x, y) => Concat.Forward(team, in concat, Rows, x, y), (team, dy, dx, adds) => Concat.Backward(team, in concat, Rows, dy, dx, adds));
    }

    private static void Upsampling(Suite suite)
    {
        // [17, 4, 5] to [17, 8, 15].
        const int Channels = 17, Inner = 20, OutInner = 120;
        UpsampleShape shape = new(Channels, 4, 5, 2, 3);
        Field x = new(Numbers.Distinct(Rows * Channels * Inner, 1)), blocked = Images.Blocked(x, Channels, Inner), y = new(Images.Blocked(new float[Rows * Channels * OutInner], Channels, OutInner, 0).Length);
        Func<int, int, double> nearest = (i, j) => (i / OutInner == j / Inner && i % OutInner / 15 / 2 == j % Inner / 5 && i % 15 / 3 == j % 5) ? 1 : 0;
        Func<int, int, double> between = (i, j) => i / OutInner != j / Inner ? 0 : Share(i % OutInner / 15, 2, 4, j % Inner / 5) * Share(i % 15, 3, 5, j % 5);
        Expectation repeated = Linear(
            suite, "UpsampleNearest", Channels * Inner, Channels * OutInner, nearest,
            (team, from, to) => UpsampleNearest.Forward(team, in shape, Rows, from, to), (team, dy, dx, adds) => UpsampleNearest.Backward(team, in shape, Rows, dy, dx, adds));
        Expectation blended = Linear(
            suite, "UpsampleBilinear", Channels * Inner, Channels * OutInner, between,
            (team, from, to) => UpsampleBilinear.Forward(team, in shape, Rows, from, to), (team, dy, dx, adds) => UpsampleBilinear.Backward(team, in shape, Rows, dy, dx, adds));
        suite.Check("UpsampleNearest.ForwardBlocked", y, repeated.Blocked(Channels, OutInner), team => UpsampleNearest.ForwardBlocked(team, in shape, Rows, blocked, y));
        suite.Check("UpsampleBilinear.ForwardBlocked", y, blended.Blocked(Channels, OutInner), team => UpsampleBilinear.ForwardBlocked(team, in shape, Rows, blocked, y));
    }

    private static void Drops(Suite suite)
    {
        // What is dropped is for the tests of randomness; here, that forward and backward drop the same, and what is kept is scaled by 1 / (1 - rate).
        const int Length = 500;
        DropoutShape shape = new(Length, 0.5f, 1);
        RandomKey key = new(1, 2);
        float[] ones = new float[Rows * Length];
        Array.Fill(ones, 1);
        Field x = new(Numbers.Distinct(Rows * Length, 1)), one = new(ones), factors = new(Rows * Length), y = new(Rows * Length);
        Dropout.Forward(default, in shape, Rows, one, factors, in key);
        suite.Require("Dropout keeps about half and doubles it", factors.Span.Count(2f) is > 400 and < 600 && factors.Span.Count(2f) + factors.Span.Count(0f) == factors.Length);
        double[] expected = x.Doubles();
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] *= factors.Span[i];
        }

        suite.Check("Dropout.Forward", y, Expectation.Exact(expected), team => Dropout.Forward(team, in shape, Rows, x, y, in key));
        suite.CheckGradient("Dropout.Backward", y, Expectation.Exact(expected), (team, adds) => Dropout.Backward(team, in shape, Rows, x, y, adds, in key));

        // Whole samples: all factors of one are the same.
        DropPath.Forward(default, in shape, Rows, one, factors, in key);
        suite.Require("DropPath.Forward", factors.Span.Count(factors.Span[0]) % Length == 0 && factors.Span[0] is 0 or 2);
        factors.Span.CopyTo(one);
        DropPath.Backward(default, in shape, Rows, new Field(ones), factors, accumulate: false, in key);
        suite.Require("DropPath.Backward", factors.Span.SequenceEqual(one));
    }

    private static double Share(int to, int factor, int size, int from)
    {
        double place = Math.Clamp(((to + 0.5) / factor) - 0.5, 0, size - 1);
        return Math.Max(0, 1 - Math.Abs(place - from));
    }

    /// <summary>Checks y = M · x and dx = Mᵀ · dy for a matrix given element by element (output, input), both of <see cref="Rows"/> samples; returns what y must be.</summary>
    private static Expectation Linear(Suite suite, string name, int inputs, int outputs, Func<int, int, double> matrix, Forwards forward, Backwards backward)
    {
        Field x = new(Numbers.Distinct(Rows * inputs, 1)), dy = new(Numbers.Distinct(Rows * outputs, 2)), y = new(dy.Length), dx = new(x.Length);
        Sums values = new(y.Length), gradients = new(dx.Length);
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                double factor = matrix(i, j);
                if (factor != 0)
                {
                    values.Add(i, factor * x.Span[j]);
                    gradients.Add(j, factor * dy.Span[i]);
                }
            }
        }

        // Four terms, whose factors are products of rounded ones.
        Expectation expected = values.Direct();
        suite.Check($"{name}.Forward", y, expected, team => forward(team, x, y));
        suite.CheckGradient($"{name}.Backward", dx, gradients.Direct(), (team, adds) => backward(team, dy, dx, adds));
        return expected;
    }

    private delegate void Forwards(Team team, Field x, Field y);

    private delegate void Backwards(Team team, Field dy, Field dx, bool adds);
}
