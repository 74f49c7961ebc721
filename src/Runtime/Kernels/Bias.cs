using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>A number for each channel added to every value of that channel, and an activation after it.</summary>
public static unsafe class Bias
{
    /// <summary>y = activation(x + bias of its channel). <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <param name="team">Threads to share the work; the bits do not depend on it.</param>
    /// <param name="shape">One sample.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="x">rows · shape.Length values.</param>
    /// <param name="bias">One value per channel, or empty for none.</param>
    /// <param name="y">As long as <paramref name="x"/>.</param>
    /// <param name="activation">What follows the sum.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or x and y overlap without being the same.</exception>
    public static void Forward<TActivation>(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (bias.IsEmpty)
        {
            Map.Forward(team, new MapShape(shape.Length), rows, x, y, activation);
            return;
        }

        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(bias.Length, shape.Channels);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        if (Vector512.IsHardwareAccelerated)
        {
            Forward<TActivation, Simd16>(team, shape, rows, x, bias, y, activation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Forward<TActivation, Simd8>(team, shape, rows, x, bias, y, activation);
        }
        else
        {
            Forward<TActivation, Simd4>(team, shape, rows, x, bias, y, activation);
        }
    }

    /// <summary>dbias[c] = sum of dy over rows, steps and inner positions of channel c, added to dbias if <paramref name="accumulate"/>.</summary>
    /// <remarks>The order of the sum depends on the shape and on rows only; see <see cref="ChannelSum"/>.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public static void Backward(Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dbias, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.Length);
        Guard.Length(dbias.Length, shape.Channels);
        ChannelSum.Run<ChannelSum.Gradient>(team, shape, rows, dy, dy, dbias, accumulate);
    }

    internal static void Forward<TActivation, TV>(
        Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        // Steps of a sequence are lines like samples: a line is [channels][inner].
        int lines = rows * shape.Steps;
        int lineLength = shape.Channels * shape.Inner;
        if (!Parts.Worthwhile(team, x.Length) || lines == 1)
        {
            Lines<TActivation, TV>(
                ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(bias), ref MemoryMarshal.GetReference(y), lines, shape.Channels, shape.Inner, activation);
            return;
        }

        fixed (float* px = x, pb = bias, py = y)
        {
            Job<TActivation> job = new()
            {
                X = px, Bias = pb, Y = py, Lines = lines, LinesPerPart = Math.Max(1, Parts.Length / lineLength), Channels = shape.Channels, Inner = shape.Inner, Activation = activation,
            };
            team.Run((lines + job.LinesPerPart - 1) / job.LinesPerPart, &Part, Unsafe.AsPointer(ref job));
        }

        static void Part(int part, int worker, void* context)
        {
            ref Job<TActivation> job = ref Unsafe.AsRef<Job<TActivation>>(context);
            int first = part * job.LinesPerPart;
            int count = Math.Min(job.LinesPerPart, job.Lines - first);
            nint offset = (nint)first * job.Channels * job.Inner;
            Lines<TActivation, TV>(ref job.X[offset], ref *job.Bias, ref job.Y[offset], count, job.Channels, job.Inner, job.Activation);
        }
    }

    private static void Lines<TActivation, TV>(ref float x, ref float bias, ref float y, int lines, int channels, int inner, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        nint offset = 0;
        for (int line = 0; line < lines; line++)
        {
            if (inner == 1)
            {
                Across<TActivation, TV>(ref Unsafe.Add(ref x, offset), ref bias, ref Unsafe.Add(ref y, offset), channels, activation);
                offset += channels;
                continue;
            }

            for (int channel = 0; channel < channels; channel++, offset += inner)
            {
                Along<TActivation, TV>(ref Unsafe.Add(ref x, offset), Unsafe.Add(ref bias, channel), ref Unsafe.Add(ref y, offset), inner, activation);
            }
        }
    }

    /// <summary>A line whose neighbours are channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Across<TActivation, TV>(ref float x, ref float bias, ref float y, int length, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        nint i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            TV.Store(activation.Forward(TV.Load(ref x, i) + TV.Load(ref bias, i)), ref y, i);
        }

        int rest = length - (int)i;
        if (rest > 0)
        {
            Partial.Store(activation.Forward(Partial.Load<TV>(ref x, i, rest) + Partial.Load<TV>(ref bias, i, rest)), ref y, i, rest);
        }
    }

    /// <summary>A plane of one channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Along<TActivation, TV>(ref float x, float bias, ref float y, int length, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        TV b = TV.Create(bias);
        nint i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            TV.Store(activation.Forward(TV.Load(ref x, i) + b), ref y, i);
        }

        int rest = length - (int)i;
        if (rest > 0)
        {
            Partial.Store(activation.Forward(Partial.Load<TV>(ref x, i, rest) + b), ref y, i, rest);
        }
    }

    private struct Job<TActivation>
    {
        public float* X;
        public float* Bias;
        public float* Y;
        public int Lines;
        public int LinesPerPart;
        public int Channels;
        public int Inner;
        public TActivation Activation;
    }
}
