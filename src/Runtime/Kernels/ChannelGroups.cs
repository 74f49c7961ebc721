using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Work over the channels of one position: a contiguous line where the channels are neighbours, 16 columns at a time where positions are. Groups have 16 floats
/// on every machine, so that sums over a line have the same order everywhere.
/// </summary>
internal static unsafe class ChannelGroups
{
    /// <summary>What is done with the channels of one position. Which operands there are is the operation's business; a missing one is null.</summary>
    internal interface IOperation
    {
        /// <summary><paramref name="channels"/> neighbouring values.</summary>
        static abstract void Line<TV>(float* a, float* b, float* target, int channels, bool accumulate)
            where TV : struct, ISimd<TV>;

        /// <summary><paramref name="count"/> (at most 16) neighbouring positions; a channel lies <paramref name="stride"/> floats after the one before it.</summary>
        static abstract void Columns<TV>(float* a, float* b, float* target, int channels, int stride, int count, bool accumulate)
            where TV : struct, ISimd<TV>;
    }

    /// <summary>Does the operation for every position. The spans have been checked.</summary>
    internal static void Run<TOperation>(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> target, bool accumulate)
        where TOperation : struct, IOperation
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<TOperation, Simd16>(team, shape, rows, a, b, target, accumulate);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<TOperation, Pair<Simd8>>(team, shape, rows, a, b, target, accumulate);
        }
        else
        {
            Run<TOperation, Pair<Pair<Simd4>>>(team, shape, rows, a, b, target, accumulate);
        }
    }

    internal static void Run<TOperation, TV>(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> target, bool accumulate)
        where TOperation : struct, IOperation
        where TV : struct, ISimd<TV>
    {
        int blocks = shape.Inner == 1 ? 1 : (shape.Inner + TV.Count - 1) / TV.Count;
        int units = rows * shape.Steps * blocks;
        int unitLength = shape.Inner == 1 ? shape.Channels : shape.Channels * TV.Count;

        fixed (float* pa = a, pb = b, pt = target)
        {
            Job job = new()
            {
                A = pa, B = pb, Target = pt, Units = units, UnitsPerPart = Math.Max(1, Parts.Length / Math.Max(1, unitLength)), Blocks = blocks,
                Channels = shape.Channels, Inner = shape.Inner, Accumulate = accumulate,
            };
            if (Parts.Worthwhile(team, target.Length))
            {
                team.Run((units + job.UnitsPerPart - 1) / job.UnitsPerPart, &Part<TOperation, TV>, &job);
            }
            else
            {
                Units<TOperation, TV>(ref job, 0, units);
            }
        }
    }

    private static void Part<TOperation, TV>(int part, int worker, void* context)
        where TOperation : struct, IOperation
        where TV : struct, ISimd<TV>
    {
        ref Job job = ref *(Job*)context;
        int first = part * job.UnitsPerPart;
        Units<TOperation, TV>(ref job, first, Math.Min(job.UnitsPerPart, job.Units - first));
    }

    private static void Units<TOperation, TV>(ref Job job, int first, int count)
        where TOperation : struct, IOperation
        where TV : struct, ISimd<TV>
    {
        for (int unit = first; unit < first + count; unit++)
        {
            int column = unit % job.Blocks * TV.Count;
            nint offset = ((nint)(unit / job.Blocks) * job.Channels * job.Inner) + column;
            float* b = job.B == null ? null : job.B + offset;
            if (job.Inner == 1)
            {
                TOperation.Line<TV>(job.A + offset, b, job.Target + offset, job.Channels, job.Accumulate);
            }
            else
            {
                TOperation.Columns<TV>(job.A + offset, b, job.Target + offset, job.Channels, job.Inner, Math.Min(TV.Count, job.Inner - column), job.Accumulate);
            }
        }
    }

    /// <summary>Reads a whole group, or its first lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Load<TV>(float* source, int count, float fill = 0)
        where TV : struct, ISimd<TV> =>
        count >= TV.Count ? TV.Load(ref *source, 0) : Partial.Load<TV>(ref *source, 0, count, fill);

    /// <summary>Writes a whole group, or its first lanes, after what was there has been added if <paramref name="accumulate"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<TV>(TV value, float* target, int count, bool accumulate)
        where TV : struct, ISimd<TV>
    {
        value = accumulate ? Load<TV>(target, count) + value : value;
        if (count >= TV.Count)
        {
            TV.Store(value, ref *target, 0);
        }
        else
        {
            Partial.Store(value, ref *target, 0, count);
        }
    }

    private struct Job
    {
        public float* A;
        public float* B;
        public float* Target;
        public int Units;
        public int UnitsPerPart;
        public int Blocks;
        public int Channels;
        public int Inner;
        public bool Accumulate;
    }
}
