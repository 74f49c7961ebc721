using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The forward pass of training: statistics of the batch.</summary>
public static unsafe partial class BatchNorm
{
    /// <summary>
    /// Normalises with the batch's own statistics (biased variance, second pass, double precision) and moves the running ones:
    /// running = (1 - momentum)·running + momentum·batch, with the unbiased variance. Empty running spans are left out.
    /// A batch of 0 rows changes nothing.
    /// </summary>
    /// <param name="team">The threads.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="x">[rows, steps, channels, inner].</param>
    /// <param name="weight">[channels] or empty.</param>
    /// <param name="bias">[channels] or empty.</param>
    /// <param name="y">Like x.</param>
    /// <param name="savedMean">[channels]; written for the backward pass.</param>
    /// <param name="savedRstd">[channels]; 1 / √(variance + epsilon), written.</param>
    /// <param name="runningMean">[channels] or empty; changed.</param>
    /// <param name="runningVariance">[channels] or empty; changed.</param>
    /// <exception cref="ArgumentException">A span has not the length the shape says, or a channel has only one value: its variance would be 0 / 0 (torch refuses it too).</exception>
    public static void ForwardTraining(
        Team team, in BatchNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y,
        Span<float> savedMean, Span<float> savedRstd, Span<float> runningMean, Span<float> runningVariance)
    {
        CheckInput(shape, rows, x.Length, weight.Length);
        Guard.Length(bias.Length, bias.IsEmpty ? 0 : shape.Channels);
        Guard.Length(y.Length, x.Length);
        Guard.Length(savedMean.Length, shape.Channels);
        Guard.Length(savedRstd.Length, shape.Channels);
        Guard.Length(runningMean.Length, runningMean.IsEmpty ? 0 : shape.Channels);
        Guard.Length(runningVariance.Length, runningVariance.IsEmpty ? 0 : shape.Channels);
        if (rows == 0)
        {
            return;
        }

        CheckSeveral(shape, rows);
        fixed (float* source = x, weights = weight, biases = bias, target = y, means = savedMean, rstds = savedRstd, run = runningMean, runVariance = runningVariance)
        {
            ChannelColumns columns = new(shape, rows);
            RangeJob.Run(team, columns.Items, 4L * x.Length, new TrainingJob(columns, shape, source, weights, biases, target, means, rstds, run, runVariance));
        }
    }

    private static void CheckSeveral(in BatchNormShape shape, int rows)
    {
        if ((long)rows * shape.Steps * shape.Inner == 1)
        {
            throw new ArgumentException("Batch normalisation needs more than 1 value per channel when training; a batch of 1 has 1. Fit leaves out a last batch of 1 with FitOptions.DropLast.", nameof(rows));
        }
    }

    private static void Move(in BatchNormShape shape, float* running, int channel, double value)
    {
        if (running != null)
        {
            running[channel] = (float)(((1 - (double)shape.Momentum) * running[channel]) + (shape.Momentum * value));
        }
    }

    private readonly struct TrainingJob(
        ChannelColumns columns, BatchNormShape shape, float* x, float* weight, float* bias, float* y,
        float* savedMean, float* savedRstd, float* runningMean, float* runningVariance) : IRangeJob
    {
        public void Run(int from, int to)
        {
            double* means = stackalloc double[ColumnSums.Width];
            double* squares = stackalloc double[ColumnSums.Width];
            double* scales = stackalloc double[ColumnSums.Width];
            double n = columns.Values;
            for (int item = from; item < to; item++)
            {
                int first = columns.First(item);
                int count = columns.Count(item);
                columns.Means(x, first, count, means);
                columns.Squares(x, first, count, means, squares);
                for (int k = 0; k < count; k++)
                {
                    scales[k] = 1 / Math.Sqrt((squares[k] / n) + shape.Epsilon);
                    savedMean[first + k] = (float)means[k];
                    savedRstd[first + k] = (float)scales[k];
                    Move(shape, runningMean, first + k, means[k]);
                    Move(shape, runningVariance, first + k, squares[k] / (n - 1));
                }

                columns.Normalise(x, y, first, count, means, scales, weight, bias);
            }
        }
    }
}
