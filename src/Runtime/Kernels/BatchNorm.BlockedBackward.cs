using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images, the backward pass of training.</summary>
public static unsafe partial class BatchNorm
{
    /// <summary><see cref="BackwardData"/> where x, dy and dx are blocked images (one step).</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardDataBlocked(
        Team team, in BatchNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> savedMean,
        ReadOnlySpan<float> savedRstd, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        BlockedShape blocked = CheckBlocked(shape, rows, x.Length, weight.Length);
        Guard.Length(dx.Length, x.Length);
        BackwardBlocked(team, shape, blocked, rows, x, weight, savedMean, savedRstd, dy, dx, default, default, accumulate);
    }

    /// <summary><see cref="BackwardWeights"/> where x and dy are blocked images (one step).</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardWeightsBlocked(
        Team team, in BatchNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> savedMean, ReadOnlySpan<float> savedRstd,
        ReadOnlySpan<float> dy, Span<float> dweight, Span<float> dbias, bool accumulate)
    {
        BlockedShape blocked = CheckBlocked(shape, rows, x.Length, dweight.Length);
        Guard.Length(dbias.Length, dbias.IsEmpty ? 0 : shape.Channels);
        BackwardBlocked(team, shape, blocked, rows, x, default, savedMean, savedRstd, dy, default, dweight, dbias, accumulate);
    }

    /// <summary>Both in one call, which takes the sums that they share only once.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardBlocked(
        Team team, in BatchNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> savedMean,
        ReadOnlySpan<float> savedRstd, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dweight, Span<float> dbias, bool accumulate)
    {
        BlockedShape blocked = CheckBlocked(shape, rows, x.Length, weight.Length);
        Guard.Length(dx.Length, x.Length);
        Guard.Length(dweight.Length, shape.Channels);
        Guard.Length(dbias.Length, dbias.IsEmpty ? 0 : shape.Channels);
        BackwardBlocked(team, shape, blocked, rows, x, weight, savedMean, savedRstd, dy, dx, dweight, dbias, accumulate);
    }

    private static void BackwardBlocked(
        Team team, in BatchNormShape shape, in BlockedShape blocked, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> savedMean,
        ReadOnlySpan<float> savedRstd, ReadOnlySpan<float> dy, Span<float> dx, Span<float> dweight, Span<float> dbias, bool accumulate)
    {
        Guard.Length(savedMean.Length, shape.Channels);
        Guard.Length(savedRstd.Length, shape.Channels);
        Guard.Length(dy.Length, x.Length);
        fixed (float* source = x, weights = weight, means = savedMean, rstds = savedRstd, gradient = dy, target = dx, weightTarget = dweight, biasTarget = dbias)
        {
            BlockedBackwardJob job = new(blocked, rows, source, weights, means, rstds, gradient, target, weightTarget, biasTarget, accumulate);
            int blocks = Blocks.Count(shape.Channels);
            if (BlockedSums.SharesBlocks(team, blocks))
            {
                RangeJob.Run(team, blocks, 4L * x.Length, job);
                return;
            }

            for (int block = 0; block < blocks; block++)
            {
                job.Backward(team, block);
            }
        }
    }

    private readonly struct BlockedBackwardJob(
        BlockedShape shape, int rows, float* x, float* weight, float* mean, float* rstd, float* dy, float* dx, float* dweight, float* dbias, bool accumulate) : IRangeJob
    {
        public void Run(int from, int to)
        {
            for (int block = from; block < to; block++)
            {
                Backward(Team.Alone, block);
            }
        }

        [SkipLocalsInit]
        public void Backward(Team team, int block)
        {
            float* numbers = stackalloc float[BlockedNormalise.Numbers * Blocks.Lanes];
            float* centres = stackalloc float[2 * Blocks.Lanes];
            double* totals = stackalloc double[3 * Blocks.Lanes];
            Blocks.Copy(mean, block, shape.Channels, missing: 0, centres);
            BlockedSums.Glimpse(shape, rows, block, dy, centres + Blocks.Lanes);
            BlockedSums.Run(team, shape, rows, block, new BlockedProducts(x, dy), centres, totals);
            double n = Math.Max(1, (double)rows * shape.Inner);
            new Span<float>(numbers, BlockedNormalise.Numbers * Blocks.Lanes).Clear();
            for (int lane = 0; lane < Blocks.Channels(block, shape.Channels); lane++)
            {
                // The saved mean is rounded: a mean of 30 over a deviation of 0.055 would cost 3e-5 of the gradient.
                int channel = (block * Blocks.Lanes) + lane;
                double off = totals[(2 * Blocks.Lanes) + lane] / n, product = totals[Blocks.Lanes + lane] - (off * totals[lane]), scale = rstd[channel];
                double sum = totals[lane] + (centres[Blocks.Lanes + lane] * (double)rows * shape.Inner);
                Put(dweight, channel, product * scale);
                Put(dbias, channel, sum);

                // dx = rstd·weight·(dy - mean(dy) - (x - mean)·rstd²·mean(dy·(x - mean)))
                BlockedNormalise.Put(numbers, lane, centres[lane] + off, scale * (weight == null ? 1 : weight[channel]), -scale * scale * product / n, sum / n);
            }

            if (dx != null)
            {
                BlockedNormalise.Run(team, shape, rows, block, x, dy, dx, numbers, accumulate);
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
