using System;
using StaticNets.Runtime.Kernels;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Pools against their definitions.</summary>
internal static class Pools
{
    private const int Rows = 2;

    public static void Run(Suite suite)
    {
        // A window that divides the plane, one that overlaps with padding, one over rows only; 5 and 18 channels fill no block.
        foreach (Window window in new Window[]
        {
            new(5, 8, 10, 5, 2, 2, 2, 2, 0, 0, 0, 0, 1, 1, 5), new(18, 7, 9, 18, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 18), new(3, 6, 21, 3, 3, 1, 1, 1, 1, 0, 1, 0, 1, 1, 3),
        })
        {
            OverWindows(suite, window);
        }

        OverParts(suite, channels: 5, height: 7, width: 9, outHeight: 3, outWidth: 2);
        OverParts(suite, channels: 18, height: 7, width: 5, outHeight: 1, outWidth: 1);
    }

    private static void OverWindows(Suite suite, Window window)
    {
        PoolShape shape = window.Pool(countIncludePad: false);
        Field x = new(Numbers.Distinct(Rows * window.InputLength, 1)), dy = new(Numbers.Distinct(Rows * window.OutputLength, 2)), y = new(dy.Length), dx = new(x.Length);
        Field blocked = Images.Blocked(x, window.Channels, window.Inner), blockedY = new(Images.Blocked(dy, window.Channels, window.OutInner).Length);
        Expectation largest = Expectation.Exact(Largest(window, x.Doubles())), average = Expectation.Normwise(Average(window, x.Doubles()), window.WindowHeight + window.WindowWidth);
        suite.Check($"MaxPool.Forward {window}", y, largest, team => MaxPool.Forward(team, in shape, Rows, x, y));
        suite.Check($"MaxPool.ForwardBlocked {window}", blockedY, OnBlocks(largest), team => MaxPool.ForwardBlocked(team, in shape, Rows, blocked, blockedY));
        suite.CheckGradient($"MaxPool.Backward {window}", dx, Gradient(Largest), (team, adds) => MaxPool.Backward(team, in shape, Rows, x, dy, dx, adds));
        suite.Check($"AvgPool.Forward {window}", y, average, team => AvgPool.Forward(team, in shape, Rows, x, y));
        suite.Check($"AvgPool.ForwardBlocked {window}", blockedY, OnBlocks(average), team => AvgPool.ForwardBlocked(team, in shape, Rows, blocked, blockedY));
        suite.CheckGradient($"AvgPool.Backward {window}", dx, Gradient(Average), (team, adds) => AvgPool.Backward(team, in shape, Rows, dy, dx, adds));

        Field blockedDy = Images.Blocked(dy, window.Channels, window.OutInner), blockedDx = new(blocked.Length);
        suite.CheckGradient(
            $"MaxPool.BackwardBlocked {window}", blockedDx, Gradient(Largest).Blocked(window.Channels, window.Inner), (team, adds) => MaxPool.BackwardBlocked(team, in shape, Rows, blocked, blockedDy, blockedDx, adds));
        suite.CheckGradient(
            $"AvgPool.BackwardBlocked {window}", blockedDx, Gradient(Average).Blocked(window.Channels, window.Inner), (team, adds) => AvgPool.BackwardBlocked(team, in shape, Rows, blockedDy, blockedDx, adds));

        Expectation OnBlocks(Expectation planar) => planar.Blocked(window.Channels, window.OutInner);

        // At most nine windows hold a value.
        Expectation Gradient(Func<Window, double[], double[]> pool) => Expectation.Normwise(Differences.Gradient(values => pool(window, values), x.Doubles(), dy.Doubles()), 16);
    }

    private static void OverParts(Suite suite, int channels, int height, int width, int outHeight, int outWidth)
    {
        int inner = height * width, outInner = outHeight * outWidth;
        AdaptivePoolShape shape = new(channels, height, width, outHeight, outWidth);
        Field x = new(Numbers.Distinct(Rows * channels * inner, 1)), dy = new(Numbers.Distinct(Rows * channels * outInner, 2)), y = new(dy.Length), dx = new(x.Length);
        double[] Of(double[] values)
        {
            double[] result = new double[dy.Length];
            for (int i = 0; i < result.Length; i++)
            {
                int plane = i / outInner, row = i % outInner / outWidth, column = i % outWidth, count = 0;
                for (int r = row * height / outHeight; r < (((row + 1) * height) + outHeight - 1) / outHeight; r++)
                {
                    for (int c = column * width / outWidth; c < (((column + 1) * width) + outWidth - 1) / outWidth; c++, count++)
                    {
                        result[i] += values[(plane * inner) + (r * width) + c];
                    }
                }

                result[i] /= count;
            }

            return result;
        }

        // The sums of planes are near 0 beside their terms, so the bound is that of the terms, which are below 2.
        Expectation average = Expectation.Normwise(Of(x.Doubles()), 64);
        suite.Check($"AdaptiveAvgPool.Forward {outHeight}", y, average, team => AdaptiveAvgPool.Forward(team, in shape, Rows, x, y));
        suite.CheckGradient(
            $"AdaptiveAvgPool.Backward {outHeight}", dx, Expectation.Normwise(Differences.Gradient(Of, x.Doubles(), dy.Doubles()), 16), (team, adds) => AdaptiveAvgPool.Backward(team, in shape, Rows, dy, dx, adds));
        if (outInner == 1)
        {
            Field blocked = Images.Blocked(x, channels, inner);
            suite.Check("AdaptiveAvgPool.ForwardBlocked", y, average, team => AdaptiveAvgPool.ForwardBlocked(team, in shape, Rows, blocked, y));
            Field blockedDx = new(blocked.Length);
            Expectation gradient = Expectation.Normwise(Differences.Gradient(Of, x.Doubles(), dy.Doubles()), 16);
            suite.CheckGradient("AdaptiveAvgPool.BackwardBlocked", blockedDx, gradient.Blocked(channels, inner), (team, adds) => AdaptiveAvgPool.BackwardBlocked(team, in shape, Rows, dy, blockedDx, adds));
        }
    }

    private static double[] Largest(Window window, double[] x)
    {
        double[] y = new double[Rows * window.OutputLength];
        Array.Fill(y, double.NegativeInfinity);
        window.EachPosition((to, from, _) =>
        {
            for (int plane = 0; plane < Rows * window.Channels; plane++)
            {
                ref double value = ref y[(plane * window.OutInner) + to];
                value = Math.Max(value, x[(plane * window.Inner) + from]);
            }
        });
        return y;
    }

    private static double[] Average(Window window, double[] x)
    {
        double[] y = new double[Rows * window.OutputLength];
        int[] counts = new int[window.OutInner];
        window.EachPosition((to, _, _) => counts[to]++);
        window.EachPosition((to, from, _) =>
        {
            for (int plane = 0; plane < Rows * window.Channels; plane++)
            {
                y[(plane * window.OutInner) + to] += x[(plane * window.Inner) + from] / counts[to];
            }
        });
        return y;
    }
}
