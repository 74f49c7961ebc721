using System;
using System.Linq;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Pooling in plain double loops, written from PyTorch's documentation, not from the kernels.</summary>
internal static class PoolReference
{
    // Names of the thirteen sizes: channels, height, width, windows, strides, pads, dilations, ceil mode, pads counted.
    public static int Out(int size, int window, int stride, int pad, int dilation, bool ceil)
    {
        int room = size + (2 * pad) - (dilation * (window - 1)) - 1;
        int outputs = (ceil ? (room + stride - 1) / stride : room / stride) + 1;

        // torch: a last window that would start in the right-hand padding is left out.
        return ceil && (outputs - 1) * stride >= size + pad ? outputs - 1 : outputs;
    }

    public static int OutHeight(int[] s) => Out(s[1], s[3], s[5], s[7], s[9], s[11] != 0);

    public static int OutWidth(int[] s) => Out(s[2], s[4], s[6], s[8], s[10], s[11] != 0);

    public static PoolShape Shape(int[] s) =>
        new(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8], s[9], s[10], OutHeight(s), OutWidth(s), s[7], s[8], s[12] != 0);

    public static KernelSpec Max(int[] s)
    {
        PoolShape shape = Shape(s);
        return new()
        {
            Name = "max " + string.Join(' ', s),
            Reads = [new(shape.Length)],
            Writes = [new(shape.OutLength)],
            Run = (team, rows, r, w, _) => MaxPool.Forward(team, shape, rows, r[0].Span, w[0].Span),
            Reference = (rows, r) => [MaxPositions(s, rows, r[0], out _)],
        };
    }

    public static KernelSpec MaxBackward(int[] s)
    {
        PoolShape shape = Shape(s);
        return new()
        {
            Name = "max backward " + string.Join(' ', s),
            Reads = [new(shape.Length), new(shape.OutLength)],
            Writes = [new(shape.Length)],
            Accumulates = true,

            // Few distinct values: ties everywhere.
            Values = (random, _) => random.Next(-3, 4),
            Run = (team, rows, r, w, accumulate) => MaxPool.Backward(team, shape, rows, r[0].Span, r[1].Span, w[0].Span, accumulate),
            Reference = (rows, r) =>
            {
                MaxPositions(s, rows, r[0], out int[] positions);
                double[] dx = new double[r[0].Length];
                for (int i = 0; i < positions.Length; i++)
                {
                    if (positions[i] >= 0)
                    {
                        dx[positions[i]] += r[1][i];
                    }
                }

                return [dx];
            },
        };
    }

    public static KernelSpec Average(int[] s)
    {
        PoolShape shape = Shape(s);
        return new()
        {
            Name = "average " + string.Join(' ', s),
            Reads = [new(shape.Length)],
            Writes = [new(shape.OutLength)],
            Run = (team, rows, r, w, _) => AvgPool.Forward(team, shape, rows, r[0].Span, w[0].Span),
            Reference = (rows, r) => [Averages(s, rows, r[0], null)],
        };
    }

    public static KernelSpec AverageBackward(int[] s)
    {
        PoolShape shape = Shape(s);
        return new()
        {
            Name = "average backward " + string.Join(' ', s),
            Reads = [new(shape.OutLength)],
            Writes = [new(shape.Length)],
            Accumulates = true,
            Run = (team, rows, r, w, accumulate) => AvgPool.Backward(team, shape, rows, r[0].Span, w[0].Span, accumulate),
            Reference = (rows, r) => [Averages(s, rows, new double[rows * shape.Length], r[0])],
        };
    }

    public static double[] MaxPositions(int[] s, int rows, double[] x, out int[] positions)
    {
        (int height, int width, int outHeight, int outWidth) = (s[1], s[2], OutHeight(s), OutWidth(s));
        double[] y = new double[rows * s[0] * outHeight * outWidth];
        positions = new int[y.Length];
        for (int o = 0; o < y.Length; o++)
        {
            (int plane, int i, int j) = (o / (outHeight * outWidth), o / outWidth % outHeight, o % outWidth);
            (double best, int at) = (double.NegativeInfinity, -1);
            for (int k = 0; k < s[3]; k++)
            {
                for (int l = 0; l < s[4]; l++)
                {
                    int r = (i * s[5]) - s[7] + (k * s[9]);
                    int c = (j * s[6]) - s[8] + (l * s[10]);
                    if (r < 0 || r >= height || c < 0 || c >= width)
                    {
                        continue;
                    }

                    int from = (((plane * height) + r) * width) + c;
                    if (at < 0 || x[from] > best || double.IsNaN(x[from]))
                    {
                        (best, at) = (x[from], from);
                    }
                }
            }

            (y[o], positions[o]) = (best, at);
        }

        return y;
    }

    // With a cotangent: the gradient with respect to x instead. Both walk the same windows.
    private static double[] Averages(int[] s, int rows, double[] x, double[]? cotangent)
    {
        (int height, int width, int outHeight, int outWidth) = (s[1], s[2], OutHeight(s), OutWidth(s));
        double[] y = new double[rows * s[0] * outHeight * outWidth];
        double[] dx = new double[x.Length];
        for (int o = 0; o < y.Length; o++)
        {
            (int plane, int i, int j) = (o / (outHeight * outWidth), o / outWidth % outHeight, o % outWidth);
            int top = (i * s[5]) - s[7];
            int left = (j * s[6]) - s[8];
            int bottom = Math.Min(top + s[3], height + s[7]);
            int right = Math.Min(left + s[4], width + s[8]);
            int padded = (bottom - top) * (right - left);
            int[] cells = [.. from r in Enumerable.Range(0, height) where r >= top && r < bottom
                              from c in Enumerable.Range(0, width) where c >= left && c < right
                              select (((plane * height) + r) * width) + c];
            double divisor = s[12] != 0 ? padded : Math.Max(cells.Length, 1);
            foreach (int cell in cells)
            {
                y[o] += x[cell] / divisor;
                dx[cell] += (cotangent?[o] ?? 0) / divisor;
            }
        }

        return cotangent is null ? y : dx;
    }
}
