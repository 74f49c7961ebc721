using System;
using System.Collections.Generic;
using StaticNets.Runtime.Kernels;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Adaptive pooling, upsampling, crops and transposes: linear, each value from a few others.</summary>
public class ResamplingTests
{
    private static readonly int[] Lengths = [1, 2, 3, 5, 7, 9, 15, 17, 31, 33];

    // channels, height, width and two numbers 1 … 4.
    public static IEnumerable<object[]> Shapes()
    {
        Random random = new(11);
        yield return [2, 1, 1, 1, 1];
        yield return [2, 7, 7, 1, 1];
        yield return [1, 3, 33, 2, 2];
        yield return [3, 4, 8, 2, 2];
        for (int i = 0; i < 20; i++)
        {
            yield return [random.Next(1, 4), Lengths[random.Next(8)], Lengths[random.Next(10)], random.Next(1, 5), random.Next(1, 5)];
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Adaptive_average_pooling_keeps_its_contract(int channels, int height, int width, int outHeight, int outWidth)
    {
        // Above 3: as many as there are positions, so that one axis stays as it is.
        Adaptive(channels, height, width, outHeight > 3 ? height : outHeight, outWidth > 3 ? width : outWidth, rows: 3);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    public void A_large_batch_of_adaptive_pooling_is_shared_out(int outHeight, int outWidth) => Adaptive(16, 9, 9, outHeight, outWidth, rows: 96);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Nearest_upsampling_keeps_its_contract(int channels, int height, int width, int factorHeight, int factorWidth)
    {
        UpsampleShape shape = new(channels, height, width, factorHeight, factorWidth);
        double[] Sample(double[] x) => Planes(channels, height, width, height * factorHeight, width * factorWidth, (at, i, j) => at(x, i / factorHeight, j / factorWidth));
        Check(
            "nearest", shape.Length, shape.OutLength, Sample, 3,
            (team, rows, r, w, _) => UpsampleNearest.Forward(team, shape, rows, r[0].Span, w[0].Span),
            (team, rows, r, w, accumulate) => UpsampleNearest.Backward(team, shape, rows, r[0].Span, w[0].Span, accumulate));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Bilinear_upsampling_keeps_its_contract(int channels, int height, int width, int factorHeight, int factorWidth)
    {
        UpsampleShape shape = new(channels, height, width, factorHeight, factorWidth);

        // torch's words: source = (i + 0.5) / factor - 0.5, not below 0; its neighbour not beyond the last.
        (int, int, double) Place(int i, int size, int factor)
        {
            double source = Math.Max(((i + 0.5) / factor) - 0.5, 0);
            int first = (int)source;
            return (first, Math.Min(first + 1, size - 1), source - first);
        }

        double[] Sample(double[] x) => Planes(channels, height, width, height * factorHeight, width * factorWidth, (at, i, j) =>
        {
            (int top, int bottom, double down) = Place(i, height, factorHeight);
            (int left, int right, double across) = Place(j, width, factorWidth);
            return ((1 - down) * (((1 - across) * at(x, top, left)) + (across * at(x, top, right))))
                + (down * (((1 - across) * at(x, bottom, left)) + (across * at(x, bottom, right))));
        });
        Check(
            "bilinear", shape.Length, shape.OutLength, Sample, 2,
            (team, rows, r, w, _) => UpsampleBilinear.Forward(team, shape, rows, r[0].Span, w[0].Span),
            (team, rows, r, w, accumulate) => UpsampleBilinear.Backward(team, shape, rows, r[0].Span, w[0].Span, accumulate));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_crop_keeps_its_contract(int channels, int height, int width, int cutHeight, int cutWidth)
    {
        int top = (cutHeight - 1) % height;
        int left = (cutWidth - 1) % width;
        CropShape shape = new(channels, height, width, top, left, Math.Max(height - top - 1, 1), Math.Max(width - left - 2, 1));
        double[] Sample(double[] x) => Planes(channels, height, width, shape.OutHeight, shape.OutWidth, (at, i, j) => at(x, top + i, left + j));
        Check(
            "crop", shape.Length, shape.OutLength, Sample, 3,
            (team, rows, r, w, _) => Crop.Forward(team, shape, rows, r[0].Span, w[0].Span),
            (team, rows, r, w, accumulate) => Crop.Backward(team, shape, rows, r[0].Span, w[0].Span, accumulate));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_transpose_keeps_its_contract(int samples, int height, int width, int moreRows, int moreColumns)
    {
        TransposeShape shape = new(height + moreRows, width + moreColumns);
        double[] Sample(double[] x)
        {
            double[] y = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                y[(i % shape.Columns * shape.Rows) + (i / shape.Columns)] = x[i];
            }

            return y;
        }

        Check(
            "transpose", shape.Length, shape.Length, Sample, samples,
            (team, rows, r, w, _) => Transpose.Forward(team, shape, rows, r[0].Span, w[0].Span),
            (team, rows, r, w, accumulate) => Transpose.Backward(team, shape, rows, r[0].Span, w[0].Span, accumulate));
    }

    private static void Adaptive(int channels, int height, int width, int outHeight, int outWidth, int rows)
    {
        AdaptivePoolShape shape = new(channels, height, width, outHeight, outWidth);
        double[] Sample(double[] x) => Planes(channels, height, width, outHeight, outWidth, (at, i, j) =>
        {
            (double total, int count) = (0, 0);
            for (int r = (int)Math.Floor((double)i * height / outHeight); r < Math.Ceiling((i + 1.0) * height / outHeight); r++)
            {
                for (int c = (int)Math.Floor((double)j * width / outWidth); c < Math.Ceiling((j + 1.0) * width / outWidth); c++)
                {
                    total += at(x, r, c);
                    count++;
                }
            }

            return total / count;
        });
        Check(
            "adaptive", shape.Length, shape.OutLength, Sample, rows,
            (team, n, r, w, _) => AdaptiveAvgPool.Forward(team, shape, n, r[0].Span, w[0].Span),
            (team, n, r, w, accumulate) => AdaptiveAvgPool.Backward(team, shape, n, r[0].Span, w[0].Span, accumulate));
    }

    private static void Check(string name, int inputs, int outputs, Func<double[], double[]> sample, int rows, KernelRun forward, KernelRun backward)
    {
        KernelCheck.All(LinearSpecs.Forward(name, inputs, outputs, sample, forward), rows, seed: 21);
        KernelCheck.All(LinearSpecs.Backward(name, inputs, outputs, sample, backward), rows, seed: 22);
    }

    // y[c][i][j] = value(reader of plane c, i, j).
    private static double[] Planes(int channels, int height, int width, int outHeight, int outWidth, Func<Func<double[], int, int, double>, int, int, double> value)
    {
        double[] y = new double[channels * outHeight * outWidth];
        for (int o = 0; o < y.Length; o++)
        {
            int plane = o / (outHeight * outWidth);
            y[o] = value((x, i, j) => x[(((plane * height) + i) * width) + j], o / outWidth % outHeight, o % outWidth);
        }

        return y;
    }
}
