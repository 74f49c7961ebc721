using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The backward pass.</summary>
public static unsafe partial class GroupNorm
{
    /// <summary>dx from x and dy.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardData(
        Team team, in GroupNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(weight.Length, weight.IsEmpty ? 0 : shape.Channels);
        Guard.Length(dy.Length, x.Length);
        Guard.Length(dx.Length, x.Length);
        fixed (float* source = x, weights = weight, gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * shape.Groups, 4L * x.Length, new DataJob(shape, source, weights, gradient, target, accumulate));
        }
    }

    /// <summary>dweight = Σ dy · normalised x and dbias = Σ dy for each channel; <paramref name="dbias"/> may be empty.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardWeights(
        Team team, in GroupNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dweight, Span<float> dbias, bool accumulate)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(dy.Length, x.Length);
        Guard.Length(dweight.Length, shape.Channels);
        Guard.Length(dbias.Length, dbias.IsEmpty ? 0 : shape.Channels);
        if (!accumulate)
        {
            dweight.Clear();
            dbias.Clear();
        }

        fixed (float* source = x, gradient = dy, weightTarget = dweight, biasTarget = dbias)
        {
            RangeJob.Run(team, shape.Groups, 4L * x.Length, new WeightsJob(shape, rows, source, gradient, weightTarget, biasTarget));
        }
    }

    private readonly struct DataJob(GroupNormShape shape, float* x, float* weight, float* dy, float* dx, bool accumulate) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            (int lines, int length, int weightStep) = shape.Inner == 1 ? (1, shape.Depth, 1) : (shape.Depth, shape.Inner, 0);
            int stride = shape.Channels * shape.Inner;
            for (int item = from; item < to; item++)
            {
                nint start = Start(shape, item);
                int first = item % shape.Groups * shape.Depth;
                (double mean, double scale) = Statistics(shape, x + start);
                (double sum, double product) = (0, 0);
                for (int line = 0; line < lines * shape.Steps; line++)
                {
                    nint at = start + ((nint)(line / lines) * stride) + (line % lines * length);
                    float* weights = At(weight, first + (line % lines));
                    (double s, double p) = DoubleSums.Products(x + at, dy + at, weights, weightStep, length, mean);
                    sum += s;
                    product += p;
                }

                // With g = dy·weight: dx = scale·(g - mean(g) - (x - mean)·scale²·mean(g·(x - mean))).
                double slope = -scale * scale * product / shape.GroupLength;
                double gradientMean = sum / shape.GroupLength;
                for (int line = 0; line < lines * shape.Steps; line++)
                {
                    nint at = start + ((nint)(line / lines) * stride) + (line % lines * length);
                    float* weights = At(weight, first + (line % lines));
                    Normalise.Backward(x + at, dy + at, dx + at, length, mean, scale, slope, gradientMean, weights, weightStep, accumulate);
                }
            }
        }
    }

    // An item is one group of channels; it adds up the samples in their order.
    private readonly struct WeightsJob(GroupNormShape shape, int rows, float* x, float* dy, float* dweight, float* dbias) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            double* centers = stackalloc double[3 * ColumnSums.Width];
            double* sums = centers + ColumnSums.Width;
            double* products = sums + ColumnSums.Width;
            int width = shape.Inner == 1 ? ColumnSums.Width : 1;
            for (int group = from; group < to; group++)
            {
                for (int row = 0; row < rows; row++)
                {
                    nint start = Start(shape, (row * shape.Groups) + group);
                    (double mean, double scale) = Statistics(shape, x + start);
                    new Span<double>(centers, ColumnSums.Width).Fill(mean);
                    for (int channel = 0; channel < shape.Depth; channel += width)
                    {
                        int count = Math.Min(width, shape.Depth - channel);
                        Sums(start + (channel * shape.Inner), count, centers, sums, products);
                        for (int k = 0; k < count; k++)
                        {
                            int at = (group * shape.Depth) + channel + k;
                            dweight[at] += (float)(products[k] * scale);
                            if (dbias != null)
                            {
                                dbias[at] += (float)sums[k];
                            }
                        }
                    }
                }
            }
        }

        private void Sums(nint start, int count, double* centers, double* sums, double* products)
        {
            if (shape.Inner == 1)
            {
                ColumnSums.Products(x + start, dy + start, shape.Steps, count, shape.Channels, centers, sums, products);
                return;
            }

            (sums[0], products[0]) = (0, 0);
            for (int step = 0; step < shape.Steps; step++, start += shape.Channels * shape.Inner)
            {
                (double sum, double product) = DoubleSums.Products(x + start, dy + start, null, 0, shape.Inner, centers[0]);
                sums[0] += sum;
                products[0] += product;
            }
        }
    }
}
