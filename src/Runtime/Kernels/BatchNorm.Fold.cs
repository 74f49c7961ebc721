using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>A normalisation with known statistics as part of the layer before it.</summary>
public static unsafe partial class BatchNorm
{
    /// <summary>
    /// With scale = weight / √(variance + epsilon): foldedKernel = kernel · scale of its channel and foldedBias = (bias - mean) · scale + shift. The layer with these gives what the
    /// normalisation makes of the layer's results.
    /// <para>Error: the scale is worked out in double precision, so that every folded number is rounded once. A sum of n products p with the folded numbers is therefore
    /// off by at most (γ + 2⁻²⁴) · (|foldedBias| + Σ|p|), with the layer's own γ of n + 1 terms.</para>
    /// </summary>
    /// <param name="team">The threads.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="kernel">The layer's weight.</param>
    /// <param name="bias">The layer's bias [channels] or empty.</param>
    /// <param name="weight">The normalisation's scale [channels] or empty.</param>
    /// <param name="shift">The normalisation's shift [channels] or empty.</param>
    /// <param name="mean">[channels].</param>
    /// <param name="variance">[channels].</param>
    /// <param name="foldedKernel">Like the kernel; written.</param>
    /// <param name="foldedBias">[channels]; written.</param>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void Fold(
        Team team, in BatchNormFoldShape shape, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> weight, ReadOnlySpan<float> shift,
        ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, Span<float> foldedKernel, Span<float> foldedBias)
    {
        int channels = shape.Groups * shape.Channels;
        Guard.Length(kernel.Length, shape.Length);
        Guard.Length(bias.Length, bias.IsEmpty ? 0 : channels);
        Guard.Length(weight.Length, weight.IsEmpty ? 0 : channels);
        Guard.Length(shift.Length, shift.IsEmpty ? 0 : channels);
        Guard.Length(mean.Length, channels);
        Guard.Length(variance.Length, channels);
        Guard.Length(foldedKernel.Length, kernel.Length);
        Guard.Length(foldedBias.Length, channels);
        fixed (float* from = kernel, to = foldedKernel, biases = bias, weights = weight, shifts = shift, means = mean, variances = variance, target = foldedBias)
        {
            RangeJob.Run(team, channels, 2L * kernel.Length, new FoldJob(shape, from, biases, weights, shifts, means, variances, to, target));
        }
    }

    private readonly struct FoldJob(
        BatchNormFoldShape shape, float* kernel, float* bias, float* weight, float* shift, float* mean, float* variance, float* foldedKernel, float* foldedBias) : IRangeJob
    {
        public void Run(int from, int to)
        {
            for (int channel = from; channel < to; channel++)
            {
                double scale = (weight == null ? 1 : weight[channel]) / Math.Sqrt((double)variance[channel] + shape.Epsilon);
                double before = bias == null ? 0 : bias[channel];
                foldedBias[channel] = (float)(((before - mean[channel]) * scale) + (shift == null ? 0 : shift[channel]));
                for (int row = 0; row < shape.Rows; row++)
                {
                    int group = channel / shape.Channels;
                    nint at = (((((nint)group * shape.Rows) + row) * shape.Channels) + (channel % shape.Channels)) * shape.Inner;
                    Scale(kernel + at, scale, foldedKernel + at, shape.Inner);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Scale(float* from, double scale, float* to, int length)
        {
            for (int i = 0; i < length; i++)
            {
                to[i] = (float)(from[i] * scale);
            }
        }
    }
}
