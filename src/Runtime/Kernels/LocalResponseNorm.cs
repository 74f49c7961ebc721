using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// y = x / dᵝ with d = k + alpha/size · (sum of x² over the neighbouring channels), as torch.nn.LocalResponseNorm: channels outside count as 0.
/// <para>Sample-major: x, y [rows, channels, inner]; no overlap. Error of y: (size + 8)·2⁻²⁴ of |y| for the exponents ½, ¾ and 1, which need
/// only roots; others take a power in double precision. Allocates nothing.</para>
/// </summary>
public static unsafe partial class LocalResponseNorm
{
    // Positions of one item: long enough for whole cache lines, short enough that one image can be shared out.
    private const int Strip = 64;

    /// <summary>y = the normalised x.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in LocalResponseNormShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, x.Length);
        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * Strips(shape), 2L * shape.Size * x.Length, new ForwardJob(shape, source, target));
        }
    }

    private static int Strips(in LocalResponseNormShape shape) => (shape.Inner + Strip - 1) / Strip;

    /// <summary>d of one channel; <paramref name="x"/> is channel 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Divisor<TV>(in LocalResponseNormShape shape, float* x, int channel)
        where TV : struct, ISimd<TV>
    {
        int first = Math.Max(channel - (shape.Size / 2), 0);
        int end = Math.Min(channel + ((shape.Size - 1) / 2) + 1, shape.Channels);
        TV squares = TV.Create(0);
        for (int c = first; c < end; c++)
        {
            TV value = TV.Load(ref *x, (nint)c * shape.Inner);
            squares = TV.MultiplyAdd(value, value, squares);
        }

        return TV.MultiplyAdd(squares, TV.Create(shape.Alpha / shape.Size), TV.Create(shape.K));
    }

    /// <summary>dᵝ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Power<TV>(TV d, float beta)
        where TV : struct, ISimd<TV>
    {
        TV root = TV.Sqrt(d);
        return beta == 0.75f ? root * TV.Sqrt(root) : beta == 0.5f ? root : beta == 1 ? d : AnyPower(d, beta);
    }

    [SkipLocalsInit]
    private static TV AnyPower<TV>(TV d, float beta)
        where TV : struct, ISimd<TV>
    {
        float* lanes = stackalloc float[TV.Count];
        TV.Store(d, ref *lanes, 0);
        for (int i = 0; i < TV.Count; i++)
        {
            lanes[i] = (float)Math.Pow(lanes[i], beta);
        }

        return TV.Load(ref *lanes, 0);
    }

    // An item is a strip of positions of one sample, all channels.
    private readonly struct ForwardJob(LocalResponseNormShape shape, float* x, float* y) : IRangeJob
    {
        public void Run(int from, int to)
        {
            int strips = Strips(shape);
            for (int item = from; item < to; item++)
            {
                nint sample = (nint)(item / strips) * shape.Length;
                int i = item % strips * Strip;
                int end = Math.Min(i + Strip, shape.Inner);
                if (Vector512.IsHardwareAccelerated)
                {
                    i = Positions<Simd16>(sample, i, end);
                }

                if (Vector256.IsHardwareAccelerated)
                {
                    i = Positions<Simd8>(sample, i, end);
                }

                i = Positions<Simd4>(sample, i, end);
                Positions<Simd1>(sample, i, end);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private int Positions<TV>(nint sample, int i, int end)
            where TV : struct, ISimd<TV>
        {
            for (; i <= end - TV.Count; i += TV.Count)
            {
                float* source = x + sample + i;
                float* target = y + sample + i;
                for (int channel = 0; channel < shape.Channels; channel++)
                {
                    nint at = (nint)channel * shape.Inner;
                    TV.Store(TV.Load(ref *source, at) / Power(Divisor<TV>(shape, source, channel), shape.Beta), ref *target, at);
                }
            }

            return i;
        }
    }
}
