using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Loops;

/// <summary>Applies an activation, or its derivative, to every value of a batch. The end of a loop goes through the same vector code as the rest.</summary>
public static unsafe class Map
{
    /// <summary>y[i] = activation(x[i]). <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <exception cref="ArgumentException">A span has not rows · length values, or the spans overlap without being the same.</exception>
    public static void Forward<TActivation>(Team team, in MapShape shape, int rows, ReadOnlySpan<float> x, Span<float> y, TActivation activation)
        where TActivation : struct, IActivation
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        if (Vector512.IsHardwareAccelerated)
        {
            Forward<TActivation, Simd16>(team, x, y, activation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Forward<TActivation, Simd8>(team, x, y, activation);
        }
        else
        {
            Forward<TActivation, Simd4>(team, x, y, activation);
        }
    }

    /// <summary>
    /// dx[i] = activation'(saved[i]) · dy[i], added to dx[i] if <paramref name="accumulate"/>. <paramref name="saved"/> is y or x, see
    /// <see cref="IActivation.FromOutput"/>. <paramref name="dx"/> may be the same span as <paramref name="dy"/> or <paramref name="saved"/>.
    /// </summary>
    /// <exception cref="ArgumentException">A span has not rows · length values, or dx overlaps another without being the same.</exception>
    public static void Backward<TActivation>(
        Team team, in MapShape shape, int rows, ReadOnlySpan<float> saved, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate, TActivation activation)
        where TActivation : struct, IActivation
    {
        Guard.Length(saved.Length, (long)rows * shape.Length);
        Guard.Length(dy.Length, saved.Length);
        Guard.Length(dx.Length, saved.Length);
        Guard.SameOrApart(saved, dx);
        Guard.SameOrApart(dy, dx);
        if (Vector512.IsHardwareAccelerated)
        {
            Backward<TActivation, Simd16>(team, saved, dy, dx, accumulate, activation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Backward<TActivation, Simd8>(team, saved, dy, dx, accumulate, activation);
        }
        else
        {
            Backward<TActivation, Simd4>(team, saved, dy, dx, accumulate, activation);
        }
    }

    internal static void Forward<TActivation, TV>(Team team, ReadOnlySpan<float> x, Span<float> y, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        if (!Parts.Worthwhile(team, x.Length))
        {
            ForwardRange<TActivation, TV>(ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), x.Length, activation);
            return;
        }

        fixed (float* px = x, py = y)
        {
            Job<TActivation> job = new() { X = px, Y = py, Length = x.Length, Activation = activation };
            team.Run(Parts.Count(x.Length), &Part, Unsafe.AsPointer(ref job));
        }

        static void Part(int part, int worker, void* context)
        {
            ref Job<TActivation> job = ref Unsafe.AsRef<Job<TActivation>>(context);
            (int start, int count) = Parts.Range(part, job.Length);
            ForwardRange<TActivation, TV>(ref job.X[start], ref job.Y[start], count, job.Activation);
        }
    }

    internal static void Backward<TActivation, TV>(
        Team team, ReadOnlySpan<float> saved, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        if (!Parts.Worthwhile(team, saved.Length))
        {
            BackwardRange<TActivation, TV>(
                ref MemoryMarshal.GetReference(saved), ref MemoryMarshal.GetReference(dy), ref MemoryMarshal.GetReference(dx), saved.Length, accumulate, activation);
            return;
        }

        fixed (float* ps = saved, pdy = dy, pdx = dx)
        {
            Job<TActivation> job = new() { X = ps, Dy = pdy, Y = pdx, Length = saved.Length, Accumulate = accumulate, Activation = activation };
            team.Run(Parts.Count(saved.Length), &Part, Unsafe.AsPointer(ref job));
        }

        static void Part(int part, int worker, void* context)
        {
            ref Job<TActivation> job = ref Unsafe.AsRef<Job<TActivation>>(context);
            (int start, int count) = Parts.Range(part, job.Length);
            BackwardRange<TActivation, TV>(ref job.X[start], ref job.Dy[start], ref job.Y[start], count, job.Accumulate, job.Activation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardRange<TActivation, TV>(ref float x, ref float y, int length, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        nint i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            TV.Store(activation.Forward(TV.Load(ref x, i)), ref y, i);
        }

        int rest = length - (int)i;
        if (rest > 0)
        {
            Partial.Store(activation.Forward(Partial.Load<TV>(ref x, i, rest)), ref y, i, rest);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackwardRange<TActivation, TV>(ref float saved, ref float dy, ref float dx, int length, bool accumulate, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        nint i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            TV gradient = activation.Backward(TV.Load(ref saved, i), TV.Load(ref dy, i));
            TV.Store(accumulate ? TV.Load(ref dx, i) + gradient : gradient, ref dx, i);
        }

        int rest = length - (int)i;
        if (rest > 0)
        {
            TV gradient = activation.Backward(Partial.Load<TV>(ref saved, i, rest), Partial.Load<TV>(ref dy, i, rest));
            Partial.Store(accumulate ? Partial.Load<TV>(ref dx, i, rest) + gradient : gradient, ref dx, i, rest);
        }
    }

    private struct Job<TActivation>
    {
        public float* X;
        public float* Dy;
        public float* Y;
        public int Length;
        public bool Accumulate;
        public TActivation Activation;
    }
}
