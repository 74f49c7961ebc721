using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Planar images [C, H, W] as blocked ones. Exact; lanes past the last channel become 0. Sample-major, no overlap. Allocates nothing.</summary>
public static unsafe class ToBlocked
{
    /// <summary>y[channel / 16][i][channel % 16] = x[channel][i].</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in BlockedShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, (long)rows * shape.BlockedLength);
        fixed (float* planar = x, blocked = y)
        {
            BlockConversion job = new(shape, planar, blocked, toBlocked: true);
            RangeJob.Run(team, job.Items(rows), y.Length, job);
        }
    }
}
