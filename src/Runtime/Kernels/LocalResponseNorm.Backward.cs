using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The backward pass.</summary>
public static unsafe partial class LocalResponseNorm
{
    // Floats of the stack for the terms of one window: 16 positions of 256 channels, or one position of 4,096.
    private const int RingFloats = 4096;

    /// <summary>dx from x and dy: dy / dᵝ - 2·alpha·beta/size · x · Σ dy·x / dᵝ⁺¹ over the windows that hold the channel.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples, or a window has more than 4,096 channels.</exception>
    public static void Backward(
        Team team, in LocalResponseNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(dy.Length, x.Length);
        Guard.Length(dx.Length, x.Length);
        if (Math.Min(shape.Size, shape.Channels) > RingFloats)
        {
            throw new ArgumentException($"A window of {shape.Size} channels is more than {RingFloats}.", nameof(shape));
        }

        fixed (float* source = x, gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * Strips(shape), 4L * shape.Size * x.Length, new BackwardJob(shape, source, gradient, target, accumulate));
        }
    }

    private readonly struct BackwardJob(LocalResponseNormShape shape, float* x, float* dy, float* dx, bool accumulate) : IRangeJob
    {
        [SkipLocalsInit]
        public void Run(int from, int to)
        {
            float* ring = stackalloc float[RingFloats];
            int window = Math.Min(shape.Size, shape.Channels);
            int strips = Strips(shape);
            for (int item = from; item < to; item++)
            {
                nint sample = (nint)(item / strips) * shape.Length;
                int i = item % strips * Strip;
                int end = Math.Min(i + Strip, shape.Inner);
                if (Vector512.IsHardwareAccelerated && window * Simd16.Count <= RingFloats)
                {
                    i = Positions<Simd16>(sample, ring, i, end);
                }

                if (Vector256.IsHardwareAccelerated && window * Simd8.Count <= RingFloats)
                {
                    i = Positions<Simd8>(sample, ring, i, end);
                }

                if (window * Simd4.Count <= RingFloats)
                {
                    i = Positions<Simd4>(sample, ring, i, end);
                }

                Positions<Simd1>(sample, ring, i, end);
            }
        }

        // The windows that hold a channel lie (size - 1) / 2 before to size / 2 after it: mirrored.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private int Positions<TV>(nint sample, float* ring, int i, int end)
            where TV : struct, ISimd<TV>
        {
            int window = Math.Min(shape.Size, shape.Channels);
            TV factor = TV.Create(-2 * shape.Alpha * shape.Beta / shape.Size);
            for (; i <= end - TV.Count; i += TV.Count)
            {
                float* source = x + sample + i;
                float* gradient = dy + sample + i;
                int ready = 0;
                for (int channel = 0; channel < shape.Channels; channel++)
                {
                    int first = Math.Max(channel - ((shape.Size - 1) / 2), 0);
                    int last = Math.Min(channel + (shape.Size / 2) + 1, shape.Channels);
                    for (; ready < last; ready++)
                    {
                        TV.Store(Term<TV>(source, gradient, ready), ref *ring, ready % window * TV.Count);
                    }

                    TV sum = TV.Create(0);
                    for (int c = first; c < last; c++)
                    {
                        sum += TV.Load(ref *ring, c % window * TV.Count);
                    }

                    nint at = (nint)channel * shape.Inner;
                    TV direct = TV.Load(ref *gradient, at) / Power(Divisor<TV>(shape, source, channel), shape.Beta);
                    Gradient.Put(TV.MultiplyAdd(TV.Load(ref *source, at) * factor, sum, direct), dx + sample + i, at, accumulate);
                }
            }

            return i;
        }

        // dy·x / dᵝ⁺¹ of one channel.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private TV Term<TV>(float* source, float* gradient, int channel)
            where TV : struct, ISimd<TV>
        {
            nint at = (nint)channel * shape.Inner;
            TV d = Divisor<TV>(shape, source, channel);
            return TV.Load(ref *gradient, at) * TV.Load(ref *source, at) / (Power(d, shape.Beta) * d);
        }
    }
}
