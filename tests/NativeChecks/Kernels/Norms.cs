using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Normalisations and softmax against their definitions.</summary>
internal static class Norms
{
    private const int Rows = 3;
    private const int Channels = 6;
    private const int Inner = 19;
    private const float Epsilon = 1e-3f;

    // The kernels document 4 roundings of the largest normalised value; gradients are sums of a few products of such values.
    private const double Forwards = 8;
    private const double Backwards = 64;

    private static readonly Field X = new(Numbers.Distinct(Rows * Channels * Inner, 1));
    private static readonly Field Dy = new(Numbers.Distinct(Rows * Channels * Inner, 2));
    private static readonly Field Blocked = Images.Blocked(X, Channels, Inner);

    private static double[] Xs => X.Doubles();

    private static double[] Dys => Dy.Doubles();

    public static void Run(Suite suite)
    {
        OfTheBatch(suite);
        WithGivenStatistics(suite);
        OfGroups(suite);
        OfTheLastAxis(suite);
        OfNeighbours(suite);
        Softmaxes(suite);
    }

    private static void OfTheBatch(Suite suite)
    {
        BatchNormShape shape = new(1, Channels, Inner, Epsilon, 0.1f);
        Field weight = Weight(Channels, 3), bias = Weight(Channels, 4), y = new(X.Length), dx = new(X.Length), mean = new(Channels), rstd = new(Channels), runningMean = new(Channels), runningVariance = new(Channels);
        Field dweight = new(Channels), dbias = new(Channels);
        double[] weights = weight.Doubles(), biases = bias.Doubles();
        double[] Of(double[] x, double[] w, double[] b) => Normalised(x, i => i / Inner % Channels, Channels, centred: true, (i, value) => (value * w[i / Inner % Channels]) + b[i / Inner % Channels]);
        suite.Check("BatchNorm.ForwardTraining", y, Expectation.Normwise(Of(Xs, weights, biases), Forwards), team =>
        {
            runningMean.Span.Clear();
            runningVariance.Span.Fill(1);
            BatchNorm.ForwardTraining(team, in shape, Rows, X, weight, bias, y, mean, rstd, runningMean, runningVariance);
        });
        suite.CheckGradient(
            "BatchNorm.BackwardData", dx, Expectation.Normwise(Differences.Gradient(x => Of(x, weights, biases), Xs, Dys), Backwards),
            (team, adds) => BatchNorm.BackwardData(team, in shape, Rows, X, weight, mean, rstd, Dy, dx, adds));
        suite.CheckGradient(
            "BatchNorm.BackwardWeights", dweight, Expectation.Normwise(Differences.Gradient(w => Of(Xs, w, biases), weights, Dys), Backwards),
            (team, adds) =>
            {
                dbias.Span.Clear();
                BatchNorm.BackwardWeights(team, in shape, Rows, X, mean, rstd, Dy, dweight, dbias, adds);
            });

        // The same of blocked images; lanes of no channel hold any number.
        Field gradient = Images.Blocked(Dy, Channels, Inner), blockedY = new(Blocked.Length), blockedDx = new(Blocked.Length);
        suite.Check(
            "BatchNorm.ForwardTrainingBlocked", blockedY, Expectation.Normwise(Of(Xs, weights, biases), 34 + Forwards).Blocked(Channels, Inner),
            team => BatchNorm.ForwardTrainingBlocked(team, in shape, Rows, Blocked, weight, bias, blockedY, mean, rstd, runningMean, runningVariance));
        suite.CheckGradient(
            "BatchNorm.BackwardDataBlocked", blockedDx, Expectation.Normwise(Differences.Gradient(x => Of(x, weights, biases), Xs, Dys), Backwards).Blocked(Channels, Inner),
            (team, adds) => BatchNorm.BackwardDataBlocked(team, in shape, Rows, Blocked, weight, mean, rstd, gradient, blockedDx, adds));
        suite.CheckGradient(
            "BatchNorm.BackwardWeightsBlocked", dweight, Expectation.Normwise(Differences.Gradient(w => Of(Xs, w, biases), weights, Dys), Backwards),
            (team, adds) =>
            {
                dbias.Span.Clear();
                BatchNorm.BackwardWeightsBlocked(team, in shape, Rows, Blocked, mean, rstd, gradient, dweight, dbias, adds);
            });
        suite.CheckGradient(
            "BatchNorm.BackwardBlocked", dweight, Expectation.Normwise(Differences.Gradient(w => Of(Xs, w, biases), weights, Dys), Backwards),
            (team, adds) =>
            {
                dbias.Span.Clear();
                blockedDx.Span.Clear();
                BatchNorm.BackwardBlocked(team, in shape, Rows, Blocked, weight, mean, rstd, gradient, blockedDx, dweight, dbias, adds);
            });
    }

    private static void WithGivenStatistics(Suite suite)
    {
        BatchNormShape shape = new(1, Channels, Inner, Epsilon, 0.1f);
        Field weight = Weight(Channels, 3), bias = Weight(Channels, 4), mean = Weight(Channels, 5), variance = Weight(Channels, 6), y = new(X.Length), blockedY = new(Blocked.Length);
        double Scale(int channel) => weight.Span[channel] / Math.Sqrt(variance.Span[channel] + (double)Epsilon);
        double[] expected = Xs;
        for (int i = 0; i < expected.Length; i++)
        {
            int channel = i / Inner % Channels;
            expected[i] = ((expected[i] - mean.Span[channel]) * Scale(channel)) + bias.Span[channel];
        }

        Expectation forward = Expectation.Normwise(expected, Forwards);
        suite.Check("BatchNorm.Forward", y, forward, team => BatchNorm.Forward(team, in shape, Rows, X, weight, bias, mean, variance, y, default(Identity)));
        suite.Check(
            "BatchNorm.ForwardBlocked", blockedY, forward.Blocked(Channels, Inner), team => BatchNorm.ForwardBlocked(team, in shape, Rows, Blocked, weight, bias, mean, variance, blockedY, default(Identity)));

        Field scale = new(Channels), shift = new(Channels);
        double[] scales = new double[Channels], shifts = new double[Channels];
        for (int channel = 0; channel < Channels; channel++)
        {
            scales[channel] = Scale(channel);
            shifts[channel] = bias.Span[channel] - (mean.Span[channel] * Scale(channel));
        }

        suite.Check("BatchNorm.ScaleAndShift, scale", scale, Expectation.Normwise(scales, Forwards), team => BatchNorm.ScaleAndShift(team, in shape, weight, bias, mean, variance, scale, shift));
        suite.Check("BatchNorm.ScaleAndShift, shift", shift, Expectation.Normwise(shifts, Forwards), team => BatchNorm.ScaleAndShift(team, in shape, weight, bias, mean, variance, scale, shift));

        BatchNormFoldShape fold = new(1, 1, Channels, Inner, Epsilon);
        Field kernel = new(Numbers.Distinct(Channels * Inner, 7)), folded = new(kernel.Length), foldedBias = new(Channels);
        double[] scaled = kernel.Doubles();
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] *= Scale(i / Inner);
        }

        suite.Check("BatchNorm.Fold", folded, Expectation.Normwise(scaled, 1), team => BatchNorm.Fold(team, in fold, kernel, default, weight, bias, mean, variance, folded, foldedBias));
    }

    private static void OfGroups(Suite suite)
    {
        GroupNormShape shape = new(1, 2, Channels, Inner, Epsilon);
        Field weight = Weight(Channels, 3), bias = Weight(Channels, 4), y = new(X.Length), dx = new(X.Length), dweight = new(Channels), dbias = new(Channels);
        double[] weights = weight.Doubles(), biases = bias.Doubles();
        double[] Of(double[] x, double[] w, double[] b) => Normalised(x, i => i / (Channels / 2 * Inner), Rows * 2, centred: true, (i, value) => (value * w[i / Inner % Channels]) + b[i / Inner % Channels]);
        suite.Check("GroupNorm.Forward", y, Expectation.Normwise(Of(Xs, weights, biases), Forwards), team => GroupNorm.Forward(team, in shape, Rows, X, weight, bias, y));
        suite.CheckGradient(
            "GroupNorm.BackwardData", dx, Expectation.Normwise(Differences.Gradient(x => Of(x, weights, biases), Xs, Dys), Backwards),
            (team, adds) => GroupNorm.BackwardData(team, in shape, Rows, X, weight, Dy, dx, adds));
        suite.CheckGradient(
            "GroupNorm.BackwardWeights", dweight, Expectation.Normwise(Differences.Gradient(w => Of(Xs, w, biases), weights, Dys), Backwards),
            (team, adds) =>
            {
                dbias.Span.Clear();
                GroupNorm.BackwardWeights(team, in shape, Rows, X, Dy, dweight, dbias, adds);
            });
    }

    private static void OfTheLastAxis(Suite suite)
    {
        LayerNormShape shape = new(Channels, Inner, Epsilon);
        Field weight = Weight(Inner, 3), bias = Weight(Inner, 4), y = new(X.Length), dx = new(X.Length), dweight = new(Inner), dbias = new(Inner);
        double[] weights = weight.Doubles(), biases = bias.Doubles();
        double[] Of(double[] x, double[] w, double[] b, bool centred) => Normalised(x, i => i / Inner, Rows * Channels, centred, (i, value) => (value * w[i % Inner]) + b[i % Inner]);
        suite.Check("LayerNorm.Forward", y, Expectation.Normwise(Of(Xs, weights, biases, true), Forwards), team => LayerNorm.Forward(team, in shape, Rows, X, weight, bias, y));
        suite.CheckGradient(
            "LayerNorm.BackwardData", dx, Expectation.Normwise(Differences.Gradient(x => Of(x, weights, biases, true), Xs, Dys), Backwards),
            (team, adds) => LayerNorm.BackwardData(team, in shape, Rows, X, weight, Dy, dx, adds));
        suite.CheckGradient(
            "LayerNorm.BackwardWeights", dweight, Expectation.Normwise(Differences.Gradient(w => Of(Xs, w, biases, true), weights, Dys), Backwards),
            (team, adds) =>
            {
                dbias.Span.Clear();
                LayerNorm.BackwardWeights(team, in shape, Rows, X, Dy, dweight, dbias, adds);
            });

        double[] none = new double[Inner];
        suite.Check("RmsNorm.Forward", y, Expectation.Normwise(Of(Xs, weights, none, false), Forwards), team => RmsNorm.Forward(team, in shape, Rows, X, weight, y));
        suite.CheckGradient(
            "RmsNorm.BackwardData", dx, Expectation.Normwise(Differences.Gradient(x => Of(x, weights, none, false), Xs, Dys), Backwards),
            (team, adds) => RmsNorm.BackwardData(team, in shape, Rows, X, weight, Dy, dx, adds));
        suite.CheckGradient(
            "RmsNorm.BackwardWeights", dweight, Expectation.Normwise(Differences.Gradient(w => Of(Xs, w, none, false), weights, Dys), Backwards),
            (team, adds) => RmsNorm.BackwardWeights(team, in shape, Rows, X, Dy, dweight, adds));
    }

    private static void OfNeighbours(Suite suite)
    {
        const int Size = 5;
        LocalResponseNormShape shape = new(Channels, Inner, Size, 0.5f, 0.75f, 2);
        Field y = new(X.Length), dx = new(X.Length), blockedY = new(Blocked.Length);
        double[] Of(double[] x)
        {
            double[] result = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                int channel = i / Inner % Channels;
                double squares = 0;
                for (int other = Math.Max(0, channel - (Size / 2)); other <= Math.Min(Channels - 1, channel + (Size / 2)); other++)
                {
                    double value = x[i + ((other - channel) * Inner)];
                    squares += value * value;
                }

                result[i] = x[i] / Math.Pow(2 + (0.5 / Size * squares), 0.75);
            }

            return result;
        }

        Expectation forward = Expectation.Normwise(Of(Xs), Size + 8);
        suite.Check("LocalResponseNorm.Forward", y, forward, team => LocalResponseNorm.Forward(team, in shape, Rows, X, y));
        suite.Check("LocalResponseNorm.ForwardBlocked", blockedY, forward.Blocked(Channels, Inner), team => LocalResponseNorm.ForwardBlocked(team, in shape, Rows, Blocked, blockedY));
        suite.CheckGradient(
            "LocalResponseNorm.Backward", dx, Expectation.Normwise(Differences.Gradient(Of, Xs, Dys), Backwards), (team, adds) => LocalResponseNorm.Backward(team, in shape, Rows, X, Dy, dx, adds));
    }

    private static void Softmaxes(Suite suite)
    {
        // Over lines of neighbours, and over channels that are 19 floats apart.
        foreach (ChannelShape shape in new ChannelShape[] { new(Channels, Inner, 1), new(1, Channels, Inner) })
        {
            string of = $"over {shape.Channels} channels";
            Field y = new(X.Length), saved = new(X.Length), dx = new(X.Length);
            double[] Of(double[] x, bool logarithm) => Softmax(x, shape.Channels, shape.Inner, logarithm);
            suite.Check($"Softmax.Forward {of}", y, Expectation.Normwise(Of(Xs, false), Forwards), team => StaticNets.Runtime.Kernels.Softmax.Forward(team, in shape, Rows, X, y));
            y.Span.CopyTo(saved);
            suite.CheckGradient(
                $"Softmax.Backward {of}", dx, Expectation.Normwise(Differences.Gradient(x => Of(x, false), Xs, Dys), Backwards),
                (team, adds) => StaticNets.Runtime.Kernels.Softmax.Backward(team, in shape, Rows, saved, Dy, dx, adds));
            suite.Check($"LogSoftmax.Forward {of}", y, Expectation.Normwise(Of(Xs, true), Forwards), team => LogSoftmax.Forward(team, in shape, Rows, X, y));
            y.Span.CopyTo(saved);
            suite.CheckGradient(
                $"LogSoftmax.Backward {of}", dx, Expectation.Normwise(Differences.Gradient(x => Of(x, true), Xs, Dys), Backwards),
                (team, adds) => LogSoftmax.Backward(team, in shape, Rows, saved, Dy, dx, adds));
        }
    }

    private static double[] Softmax(double[] x, int channels, int inner, bool logarithm)
    {
        double[] sums = new double[x.Length / channels], y = new double[x.Length];
        int Line(int i) => (i / (channels * inner) * inner) + (i % inner);
        for (int i = 0; i < x.Length; i++)
        {
            sums[Line(i)] += Math.Exp(x[i]);
        }

        for (int i = 0; i < x.Length; i++)
        {
            y[i] = logarithm ? x[i] - Math.Log(sums[Line(i)]) : Math.Exp(x[i]) / sums[Line(i)];
        }

        return y;
    }

    /// <summary>(x - mean) / √(variance + epsilon) over groups of values, the mean left out where not centred; then what <paramref name="finish"/> makes of each.</summary>
    private static double[] Normalised(double[] x, Func<int, int> group, int groups, bool centred, Func<int, double, double> finish)
    {
        double[] means = new double[groups], squares = new double[groups], y = new double[x.Length];
        double count = x.Length / groups;
        for (int i = 0; i < x.Length && centred; i++)
        {
            means[group(i)] += x[i] / count;
        }

        for (int i = 0; i < x.Length; i++)
        {
            double distance = x[i] - means[group(i)];
            squares[group(i)] += distance * distance / count;
        }

        for (int i = 0; i < x.Length; i++)
        {
            y[i] = finish(i, (x[i] - means[group(i)]) / Math.Sqrt(squares[group(i)] + Epsilon));
        }

        return y;
    }

    private static Field Weight(int length, ulong seed) => new(Numbers.Positive(length, seed));
}
