using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images, the forward pass of training.</summary>
public static unsafe partial class BatchNorm
{
    /// <summary>
    /// <see cref="ForwardTraining"/> where x and y are blocked images (one step). Mean and variance come from one pass, about a centre taken from some of the values: their
    /// error is 34·2⁻²⁴ of the deviations from that centre.
    /// </summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says, or a channel has only one value.</exception>
    public static void ForwardTrainingBlocked(
        Team team, in BatchNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y,
        Span<float> savedMean, Span<float> savedRstd, Span<float> runningMean, Span<float> runningVariance)
    {
        BlockedShape blocked = CheckBlocked(shape, rows, x.Length, weight.Length);
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
            BlockedTrainingJob job = new(shape, rows, source, weights, biases, target, means, rstds, run, runVariance);
            int blocks = Blocks.Count(shape.Channels);
            if (BlockedSums.SharesBlocks(team, blocks))
            {
                RangeJob.Run(team, blocks, 2L * x.Length, job);
                return;
            }

            for (int block = 0; block < blocks; block++)
            {
                job.Normalise(team, block);
            }
        }
    }

    private readonly struct BlockedTrainingJob(
        BatchNormShape shape, int rows, float* x, float* weight, float* bias, float* y,
        float* savedMean, float* savedRstd, float* runningMean, float* runningVariance) : IRangeJob
    {
        public void Run(int from, int to)
        {
            for (int block = from; block < to; block++)
            {
                Normalise(Team.Alone, block);
            }
        }

        [SkipLocalsInit]
        public void Normalise(Team team, int block)
        {
            float* numbers = stackalloc float[BlockedNormalise.Numbers * Blocks.Lanes];
            float* centres = stackalloc float[Blocks.Lanes];
            double* totals = stackalloc double[2 * Blocks.Lanes];
            BlockedShape blocked = new(shape.Channels, shape.Inner);
            BlockedSums.Glimpse(blocked, rows, block, x, centres);
            BlockedSums.Run(team, blocked, rows, block, new BlockedMoments(x), centres, totals);
            double n = (double)rows * shape.Inner;
            new Span<float>(numbers, BlockedNormalise.Numbers * Blocks.Lanes).Clear();
            for (int lane = 0; lane < Blocks.Channels(block, shape.Channels); lane++)
            {
                int channel = (block * Blocks.Lanes) + lane;
                double off = totals[lane] / n, mean = centres[lane] + off, squares = Math.Max(0, totals[Blocks.Lanes + lane] - (off * totals[lane]));
                double scale = 1 / Math.Sqrt((squares / n) + shape.Epsilon);
                savedMean[channel] = (float)mean;
                savedRstd[channel] = (float)scale;
                Move(shape, runningMean, channel, mean);
                Move(shape, runningVariance, channel, squares / (n - 1));
                BlockedNormalise.Put(numbers, lane, mean, scale, weight == null ? 1 : weight[channel], bias == null ? 0 : bias[channel]);
            }

            BlockedNormalise.Run(team, blocked, rows, block, x, null, y, numbers, accumulate: false);
        }
    }
}
