using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>A normalisation with known statistics as two numbers for each channel.</summary>
public static partial class BatchNorm
{
    /// <summary>
    /// scale = weight / √(variance + epsilon) and shift = bias - mean · scale, so that the normalisation is x · scale + shift. Both are worked out in double precision and rounded once.
    /// </summary>
    /// <param name="team">The threads.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="weight">[channels] or empty.</param>
    /// <param name="bias">[channels] or empty.</param>
    /// <param name="mean">[channels].</param>
    /// <param name="variance">[channels].</param>
    /// <param name="scale">[channels]; written.</param>
    /// <param name="shift">[channels]; written.</param>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void ScaleAndShift(
        Team team, in BatchNormShape shape, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, Span<float> scale, Span<float> shift)
    {
        Guard.Length(weight.Length, weight.IsEmpty ? 0 : shape.Channels);
        Guard.Length(bias.Length, bias.IsEmpty ? 0 : shape.Channels);
        Guard.Length(mean.Length, shape.Channels);
        Guard.Length(variance.Length, shape.Channels);
        Guard.Length(scale.Length, shape.Channels);
        Guard.Length(shift.Length, shape.Channels);
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            double factor = (weight.IsEmpty ? 1 : weight[channel]) / Math.Sqrt((double)variance[channel] + shape.Epsilon);
            scale[channel] = (float)factor;
            shift[channel] = (float)((bias.IsEmpty ? 0 : bias[channel]) - (mean[channel] * factor));
        }
    }
}
