using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sums over everything but the channels. Channels are shared out, never the sum itself, so that the bits do not depend on the team. A sum runs in 16 lanes
/// over at most 64 short planes, or over at most 64 lines in each lane, and such partial sums are then added in order: its error grows with the number of partial sums only.
/// </summary>
internal static unsafe partial class ChannelSum
{
    private const int LinesPerSum = 64;

    // Short planes share the sum across the lanes, which takes as long as adding up a hundred values; a lane's sum is of no more terms than in a large plane.
    private const int ValuesPerSum = 1024;

    /// <summary>What is summed, from x and dy at one position.</summary>
    internal interface ITerm
    {
        static abstract TV Of<TV>(TV x, TV dy)
            where TV : struct, ISimd<TV>;
    }

    /// <summary>sums[c] = (sums[c] if <paramref name="accumulate"/>) + Σ term over channel c.</summary>
    internal static void Run<TTerm>(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> sums, bool accumulate)
        where TTerm : struct, ITerm
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<TTerm, Simd16>(team, shape, rows, x, dy, sums, accumulate);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<TTerm, Pair<Simd8>>(team, shape, rows, x, dy, sums, accumulate);
        }
        else
        {
            Run<TTerm, Pair<Pair<Simd4>>>(team, shape, rows, x, dy, sums, accumulate);
        }
    }

    internal static void Run<TTerm, TV>(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> sums, bool accumulate)
        where TTerm : struct, ITerm
        where TV : struct, ISimd<TV>
    {
        fixed (float* px = x, pdy = dy, ps = sums)
        {
            // Four vectors' sums, each in two parts, want more registers than there are of 128 bits.
            int width = shape.Inner == 1 && Vector256.IsHardwareAccelerated ? Together * TV.Count : TV.Count;
            Job job = new() { X = px, Dy = pdy, Sums = ps, Lines = rows * shape.Steps, Channels = shape.Channels, Inner = shape.Inner, Width = width, Accumulate = accumulate };
            int parts = (shape.Channels + width - 1) / width;
            if (Parts.Worthwhile(team, x.Length))
            {
                team.Run(parts, &Part<TTerm, TV>, &job);
                return;
            }

            for (int part = 0; part < parts; part++)
            {
                Part<TTerm, TV>(part, worker: 0, &job);
            }
        }
    }

    /// <summary>The channels of one part.</summary>
    private static void Part<TTerm, TV>(int part, int worker, void* context)
        where TTerm : struct, ITerm
        where TV : struct, ISimd<TV>
    {
        ref Job job = ref *(Job*)context;
        int first = part * job.Width;
        int count = Math.Min(job.Width, job.Channels - first);
        if (job.Inner == 1)
        {
            if (count == Together * TV.Count)
            {
                Neighbours<TTerm, TV>(in job, first);
                return;
            }

            for (int done = 0; done < count; done += TV.Count)
            {
                Lanes<TTerm, TV>(in job, first + done, Math.Min(TV.Count, count - done));
            }

            return;
        }

        for (int channel = first; channel < first + count; channel++)
        {
            float sum = 0;
            int together = int.Clamp(ValuesPerSum / job.Inner, 1, LinesPerSum);
            for (int line = 0; line < job.Lines; line += together)
            {
                nint offset = (((nint)line * job.Channels) + channel) * job.Inner;
                sum += Along<TTerm, TV>(job.X + offset, job.Dy + offset, int.Min(together, job.Lines - line), (nint)job.Channels * job.Inner, job.Inner);
            }

            job.Sums[channel] = job.Accumulate ? job.Sums[channel] + sum : sum;
        }
    }

    /// <summary>Up to 16 neighbouring channels over all lines, a lane for each.</summary>
    private static void Lanes<TTerm, TV>(in Job job, int first, int count)
        where TTerm : struct, ITerm
        where TV : struct, ISimd<TV>
    {
        TV sum = TV.Create(0f);
        for (int line = 0; line < job.Lines; line += LinesPerSum)
        {
            nint offset = ((nint)line * job.Channels) + first;
            sum += Across<TTerm, TV>(job.X + offset, job.Dy + offset, Math.Min(LinesPerSum, job.Lines - line), job.Channels, count);
        }

        sum = job.Accumulate ? Partial.Load<TV>(ref job.Sums[first], 0, count) + sum : sum;
        Partial.Store(sum, ref job.Sums[first], 0, count);
    }

    /// <summary>Neighbouring channels over some lines, a lane for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TV Across<TTerm, TV>(float* x, float* dy, int lines, int stride, int channels)
        where TTerm : struct, ITerm
        where TV : struct, ISimd<TV>
    {
        TV sum = TV.Create(0f);
        for (int line = 0; line < lines; line++, x += stride, dy += stride)
        {
            sum += channels == TV.Count
                ? TTerm.Of(TV.Load(ref *x, 0), TV.Load(ref *dy, 0))
                : TTerm.Of(Partial.Load<TV>(ref *x, 0, channels), Partial.Load<TV>(ref *dy, 0, channels));
        }

        return sum;
    }

    /// <summary>Some planes of one channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Along<TTerm, TV>(float* x, float* dy, int planes, nint step, int length)
        where TTerm : struct, ITerm
        where TV : struct, ISimd<TV>
    {
        TV sum = TV.Create(0f);
        for (; planes > 0; planes--, x += step, dy += step)
        {
            int i = 0;
            for (; i <= length - TV.Count; i += TV.Count)
            {
                sum += TTerm.Of(TV.Load(ref *x, i), TV.Load(ref *dy, i));
            }

            if (i < length)
            {
                sum += TTerm.Of(Partial.Load<TV>(ref *x, i, length - i), Partial.Load<TV>(ref *dy, i, length - i));
            }
        }

        return TV.Sum(sum);
    }

    private struct Job
    {
        public float* X;
        public float* Dy;
        public float* Sums;
        public int Lines;
        public int Channels;
        public int Inner;

        /// <summary>Channels of a part.</summary>
        public int Width;
        public bool Accumulate;
    }
}
