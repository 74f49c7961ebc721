using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The backward pass of training.</summary>
/// <remarks>
/// The mean is taken again from x: the saved one is rounded to float, and a rounded mean of 30 over a deviation of 0.055 would cost 3e-5 of the gradient.
/// </remarks>
public static unsafe partial class BatchNorm
{
    /// <summary>dx, with what flows through the batch's mean and variance.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardData(
        Team team, in BatchNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> savedMean,
        ReadOnlySpan<float> savedRstd, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        CheckInput(shape, rows, x.Length, weight.Length);
        Guard.Length(savedMean.Length, shape.Channels);
        Guard.Length(savedRstd.Length, shape.Channels);
        Guard.Length(dy.Length, x.Length);
        Guard.Length(dx.Length, x.Length);
        fixed (float* source = x, weights = weight, rstds = savedRstd, gradient = dy, target = dx)
        {
            ChannelColumns columns = new(shape, rows);
            RangeJob.Run(team, columns.Items, 5L * x.Length, new DataJob(columns, source, weights, rstds, gradient, target, accumulate));
        }
    }

    /// <summary>dweight = Σ dy · normalised x and dbias = Σ dy for each channel.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardWeights(
        Team team, in BatchNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> savedMean, ReadOnlySpan<float> savedRstd,
        ReadOnlySpan<float> dy, Span<float> dweight, Span<float> dbias, bool accumulate)
    {
        CheckInput(shape, rows, x.Length, dweight.Length);
        Guard.Length(savedMean.Length, shape.Channels);
        Guard.Length(savedRstd.Length, shape.Channels);
        Guard.Length(dy.Length, x.Length);
        Guard.Length(dweight.Length, shape.Channels);
        Guard.Length(dbias.Length, dbias.IsEmpty ? 0 : shape.Channels);
        fixed (float* source = x, rstds = savedRstd, gradient = dy, weightTarget = dweight, biasTarget = dbias)
        {
            ChannelColumns columns = new(shape, rows);
            RangeJob.Run(team, columns.Items, 3L * x.Length, new WeightsJob(columns, source, rstds, gradient, weightTarget, biasTarget, accumulate));
        }
    }

    private readonly struct DataJob(ChannelColumns columns, float* x, float* weight, float* rstd, float* dy, float* dx, bool accumulate) : IRangeJob
    {
        public void Run(int from, int to)
        {
            const int Width = ColumnSums.Width;
            double* sums = stackalloc double[5 * Width];
            double* products = sums + Width;
            double* means = products + Width;
            double* slopes = means + Width;
            double* scales = slopes + Width;
            double n = columns.Values;
            for (int item = from; item < to && n > 0; item++)
            {
                int first = columns.First(item);
                int count = columns.Count(item);
                columns.Means(x, first, count, means);
                columns.Products(x, dy, first, count, means, sums, products);
                for (int k = 0; k < count; k++)
                {
                    // dx = rstd·weight·(dy - mean(dy) - (x - mean)·rstd²·mean(dy·(x - mean)))
                    double scale = rstd[first + k];
                    scales[k] = scale * (weight == null ? 1 : weight[first + k]);
                    slopes[k] = -scale * scale * products[k] / n;
                    sums[k] /= n;
                }

                columns.Backward(x, dy, dx, first, count, means, scales, slopes, gradientMeans: sums, accumulate);
            }
        }
    }

    private readonly struct WeightsJob(ChannelColumns columns, float* x, float* rstd, float* dy, float* dweight, float* dbias, bool accumulate) : IRangeJob
    {
        public void Run(int from, int to)
        {
            double* sums = stackalloc double[3 * ColumnSums.Width];
            double* products = sums + ColumnSums.Width;
            double* means = products + ColumnSums.Width;
            for (int item = from; item < to; item++)
            {
                int first = columns.First(item);
                int count = columns.Count(item);
                columns.Means(x, first, count, means);
                columns.Products(x, dy, first, count, means, sums, products);
                for (int channel = first; channel < first + count; channel++)
                {
                    Put(dweight, channel, products[channel - first] * rstd[channel]);
                    Put(dbias, channel, sums[channel - first]);
                }
            }
        }

        private void Put(float* target, int channel, double value)
        {
            if (target != null)
            {
                target[channel] = (accumulate ? target[channel] : 0) + (float)value;
            }
        }
    }
}
