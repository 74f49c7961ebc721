using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images.</summary>
public static unsafe partial class Bias
{
    /// <summary><see cref="Backward"/> where dy is blocked (one step).</summary>
    /// <remarks>The order of the sum depends on the shape and on rows only. Error: 34·2⁻²⁴ of Σ|dy|.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public static void BackwardBlocked(Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dbias, bool accumulate)
    {
        Guard.Length(shape.Steps, 1);
        BlockedShape blocked = new(shape.Channels, shape.Inner);
        Guard.Length(dy.Length, (long)rows * blocked.BlockedLength);
        Guard.Length(dbias.Length, shape.Channels);
        fixed (float* gradient = dy, target = dbias)
        {
            BlockedJob job = new(blocked, rows, gradient, target, accumulate);
            int blocks = Blocks.Count(shape.Channels);
            if (BlockedSums.SharesBlocks(team, blocks))
            {
                RangeJob.Run(team, blocks, dy.Length, job);
                return;
            }

            for (int block = 0; block < blocks; block++)
            {
                job.Sum(team, block);
            }
        }
    }

    private readonly struct BlockedJob(BlockedShape shape, int rows, float* dy, float* dbias, bool accumulate) : IRangeJob
    {
        public void Run(int from, int to)
        {
            for (int block = from; block < to; block++)
            {
                Sum(Team.Alone, block);
            }
        }

        public void Sum(Team team, int block)
        {
            double* totals = stackalloc double[Blocks.Lanes];
            BlockedSums.Run(team, shape, rows, block, new BlockedGradients(dy), null, totals);
            float* target = dbias + (block * Blocks.Lanes);
            for (int lane = 0; lane < Blocks.Channels(block, shape.Channels); lane++)
            {
                target[lane] = (accumulate ? target[lane] : 0) + (float)totals[lane];
            }
        }
    }
}
