using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images as planar ones [C, H, W]. Exact; what lies in lanes past the last channel is left out. Sample-major, no overlap. Allocates nothing.</summary>
public static unsafe class ToPlanar
{
    /// <summary>y[channel][i] = x[channel / 16][i][channel % 16].</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in BlockedShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.BlockedLength);
        Guard.Length(y.Length, (long)rows * shape.Length);
        fixed (float* blocked = x, planar = y)
        {
            BlockConversion job = new(shape, planar, blocked, toBlocked: false);
            RangeJob.Run(team, job.Items(rows), x.Length, job);
        }
    }
}
