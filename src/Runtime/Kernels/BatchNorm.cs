using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// y = (x - mean) / √(variance + epsilon) · weight + bias for each channel, as torch.nn.BatchNorm1d/2d.
/// <para>Sample-major: x, y [rows, steps, channels, inner]; mean, variance, weight, bias [channels], the last two may be empty.
/// Error before the activation: 4·2⁻²⁴ of |x - mean|·scale + |bias|. Allocates nothing.</para>
/// </summary>
public static unsafe partial class BatchNorm
{
    /// <summary>Inference: normalises with the statistics given. <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void Forward<TActivation>(
        Team team, in BatchNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, Span<float> y, TActivation activation)
        where TActivation : unmanaged, IActivation
    {
        CheckInput(shape, rows, x.Length, weight.Length);
        Guard.Length(bias.Length, bias.IsEmpty ? 0 : shape.Channels);
        Guard.Length(mean.Length, shape.Channels);
        Guard.Length(variance.Length, shape.Channels);
        Guard.Length(y.Length, x.Length);
        fixed (float* source = x, weights = weight, biases = bias, means = mean, variances = variance, target = y)
        {
            int items = rows * shape.Steps * (shape.Inner == 1 ? 1 : shape.Channels);
            RangeJob.Run(team, items, x.Length, new ForwardJob<TActivation>(shape, source, weights, biases, means, variances, target, activation));
        }
    }

    private static void CheckInput(in BatchNormShape shape, int rows, int x, int weight)
    {
        Guard.Length(x, (long)rows * shape.Length);
        Guard.Length(weight, weight == 0 ? 0 : shape.Channels);
    }

    // An item is a plane of one channel, or where the channels are contiguous a position with all of them.
    private readonly struct ForwardJob<TActivation>(
        BatchNormShape shape, float* x, float* weight, float* bias, float* mean, float* variance, float* y, TActivation activation) : IRangeJob
        where TActivation : unmanaged, IActivation
    {
        public void Run(int from, int to)
        {
            if (shape.Inner == 1)
            {
                Lines(from, to - from, shape.Channels, 0, shape.Channels, contiguous: true);
                return;
            }

            for (int plane = from; plane < to; plane++)
            {
                Lines(plane, 1, shape.Inner, plane % shape.Channels, shape.Inner, contiguous: false);
            }
        }

        private void Lines(int first, int lines, int stride, int channel, int count, bool contiguous)
        {
            int j = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                j = Lines<Simd16>(first, lines, stride, channel, j, count, contiguous);
            }

            if (Vector256.IsHardwareAccelerated)
            {
                j = Lines<Simd8>(first, lines, stride, channel, j, count, contiguous);
            }

            j = Lines<Simd4>(first, lines, stride, channel, j, count, contiguous);
            Lines<Simd1>(first, lines, stride, channel, j, count, contiguous);
        }

        // Groups of columns outside, lines inside: the scale, a root and a quotient, is worked out once for each group.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private int Lines<TV>(int first, int lines, int stride, int channel, int j, int count, bool contiguous)
            where TV : struct, ISimd<TV>
        {
            for (; j <= count - TV.Count; j += TV.Count)
            {
                TV centre = contiguous ? TV.Load(ref *mean, j) : TV.Create(mean[channel]);
                TV spread = contiguous ? TV.Load(ref *variance, j) : TV.Create(variance[channel]);
                TV scale = Operand<TV>(weight, 1, channel, j, contiguous) / TV.Sqrt(spread + TV.Create(shape.Epsilon));
                TV shift = Operand<TV>(bias, 0, channel, j, contiguous);
                float* source = x + ((nint)first * stride) + j;
                float* target = y + ((nint)first * stride) + j;
                for (int line = 0; line < lines; line++, source += stride, target += stride)
                {
                    TV value = TV.MultiplyAdd(TV.Load(ref *source, 0) - centre, scale, shift);
                    TV.Store(activation.Forward(value), ref *target, 0);
                }
            }

            return j;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TV Operand<TV>(float* values, float missing, int channel, int j, bool contiguous)
            where TV : struct, ISimd<TV> =>
            values == null ? TV.Create(missing) : contiguous ? TV.Load(ref *values, j) : TV.Create(values[channel]);
    }
}
