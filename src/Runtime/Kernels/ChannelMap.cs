using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Element-wise work with one parameter per channel.</summary>
internal static unsafe class ChannelMap
{
    /// <summary>What is done at one position.</summary>
    internal interface IOperation
    {
        TV Of<TV>(TV a, TV b, TV parameter)
            where TV : struct, ISimd<TV>;
    }

    /// <summary>y = operation(a, b, parameter of the channel), added to y if <paramref name="accumulate"/>. The spans have been checked.</summary>
    internal static void Run<TOperation>(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> parameters, Span<float> y, bool accumulate, TOperation operation)
        where TOperation : struct, IOperation
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<TOperation, Simd16>(team, shape, rows, a, b, parameters, y, accumulate, operation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<TOperation, Simd8>(team, shape, rows, a, b, parameters, y, accumulate, operation);
        }
        else
        {
            Run<TOperation, Simd4>(team, shape, rows, a, b, parameters, y, accumulate, operation);
        }
    }

    internal static void Run<TOperation, TV>(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> parameters, Span<float> y, bool accumulate, TOperation operation)
        where TOperation : struct, IOperation
        where TV : struct, ISimd<TV>
    {
        // A unit is a run of contiguous values: all channels of a step, or one plane of one channel.
        bool planes = shape.Inner > 1;
        int unitLength = planes ? shape.Inner : shape.Channels;
        int units = planes ? rows * shape.Steps * shape.Channels : rows * shape.Steps;

        fixed (float* pa = a, pb = b, pp = parameters, py = y)
        {
            Job<TOperation> job = new()
            {
                A = pa, B = pb, Parameters = pp, Y = py, Units = units, UnitLength = unitLength, UnitsPerPart = Math.Max(1, Parts.Length / Math.Max(1, unitLength)),
                Channels = shape.Channels, Planes = planes, Accumulate = accumulate, Operation = operation,
            };
            if (Parts.Worthwhile(team, a.Length))
            {
                team.Run((units + job.UnitsPerPart - 1) / job.UnitsPerPart, &Part<TOperation, TV>, Unsafe.AsPointer(ref job));
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
        ref Job<TOperation> job = ref Unsafe.AsRef<Job<TOperation>>(context);
        int first = part * job.UnitsPerPart;
        Units<TOperation, TV>(ref job, first, Math.Min(job.UnitsPerPart, job.Units - first));
    }

    private static void Units<TOperation, TV>(ref Job<TOperation> job, int first, int count)
        where TOperation : struct, IOperation
        where TV : struct, ISimd<TV>
    {
        for (int unit = first; unit < first + count; unit++)
        {
            nint offset = (nint)unit * job.UnitLength;
            if (job.Planes)
            {
                Plane<TOperation, TV>(job.A + offset, job.B + offset, job.Parameters[unit % job.Channels], job.Y + offset, job.UnitLength, job.Accumulate, job.Operation);
            }
            else
            {
                Step<TOperation, TV>(job.A + offset, job.B + offset, job.Parameters, job.Y + offset, job.UnitLength, job.Accumulate, job.Operation);
            }
        }
    }

    /// <summary>The channels of one step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step<TOperation, TV>(float* a, float* b, float* parameters, float* y, int length, bool accumulate, TOperation operation)
        where TOperation : struct, IOperation
        where TV : struct, ISimd<TV>
    {
        int i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            TV value = operation.Of(TV.Load(ref *a, i), TV.Load(ref *b, i), TV.Load(ref *parameters, i));
            TV.Store(accumulate ? TV.Load(ref *y, i) + value : value, ref *y, i);
        }

        int rest = length - i;
        if (rest > 0)
        {
            TV value = operation.Of(Partial.Load<TV>(ref *a, i, rest), Partial.Load<TV>(ref *b, i, rest), Partial.Load<TV>(ref *parameters, i, rest));
            Partial.Store(accumulate ? Partial.Load<TV>(ref *y, i, rest) + value : value, ref *y, i, rest);
        }
    }

    /// <summary>One plane of one channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Plane<TOperation, TV>(float* a, float* b, float parameter, float* y, int length, bool accumulate, TOperation operation)
        where TOperation : struct, IOperation
        where TV : struct, ISimd<TV>
    {
        TV p = TV.Create(parameter);
        int i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            TV value = operation.Of(TV.Load(ref *a, i), TV.Load(ref *b, i), p);
            TV.Store(accumulate ? TV.Load(ref *y, i) + value : value, ref *y, i);
        }

        int rest = length - i;
        if (rest > 0)
        {
            TV value = operation.Of(Partial.Load<TV>(ref *a, i, rest), Partial.Load<TV>(ref *b, i, rest), p);
            Partial.Store(accumulate ? Partial.Load<TV>(ref *y, i, rest) + value : value, ref *y, i, rest);
        }
    }

    private struct Job<TOperation>
    {
        public float* A;
        public float* B;
        public float* Parameters;
        public float* Y;
        public int Units;
        public int UnitLength;
        public int UnitsPerPart;
        public int Channels;
        public bool Planes;
        public bool Accumulate;
        public TOperation Operation;
    }
}
