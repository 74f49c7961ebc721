using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Bilinear upsampling by whole factors, as torch.nn.Upsample(mode "bilinear", align_corners false): output i lies at
/// (i + ½) / factor - ½ of the input, outside values repeat the border.
/// <para>Sample-major planes, no overlap. Error of y: 6·2⁻²⁴ of the largest |x| of the four it blends. Allocates nothing.</para>
/// </summary>
public static unsafe partial class UpsampleBilinear
{
    /// <summary>y = x read between its values.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in UpsampleShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, (long)rows * shape.OutLength);
        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * shape.Channels, 4L * y.Length, new ForwardJob(shape, source, target));
        }
    }

    /// <summary>dx = each dy shared out over the values it was blended from.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Backward(Team team, in UpsampleShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.OutLength);
        Guard.Length(dx.Length, (long)rows * shape.Length);
        fixed (float* gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * shape.Channels, 4L * dy.Length, new BackwardJob(shape, gradient, target, accumulate));
        }
    }

    // Output number i (from the first that lies at or behind the centre of input 0) blends inputs i / factor and i / factor + 1; this is the share of the latter.
    private static float Share(int phase, int factor) => (float)((((factor / 2) + phase + 0.5) / factor) - 0.5);

    // The two rows that output row i blends, and the share of the second.
    private static (int Upper, int Lower, float Share) Blend(int i, int height, int factor)
    {
        int behind = i - (factor / 2);
        if (behind < 0)
        {
            return (0, 0, 0);
        }

        int upper = behind / factor;
        return (upper, Math.Min(upper + 1, height - 1), Share(behind % factor, factor));
    }

    private readonly struct ForwardJob(UpsampleShape shape, float* x, float* y) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            int outHeight = shape.Height * shape.FactorHeight;
            for (int plane = from; plane < to; plane++)
            {
                float* source = x + ((nint)plane * shape.Height * shape.Width);
                float* target = y + ((nint)plane * outHeight * shape.OutWidth);
                for (int i = 0; i < outHeight; i++, target += shape.OutWidth)
                {
                    (int upper, int lower, float share) = Blend(i, shape.Height, shape.FactorHeight);
                    Row(source + (upper * shape.Width), source + (lower * shape.Width), share, target, shape.Width, shape.FactorWidth);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Row(float* upper, float* lower, float share, float* target, int width, int factor)
        {
            float left = upper[0] + (share * (lower[0] - upper[0]));
            new Span<float>(target, factor / 2).Fill(left);
            target += factor / 2;
            for (int j = 1; j < width; j++)
            {
                float right = upper[j] + (share * (lower[j] - upper[j]));
                for (int phase = 0; phase < factor; phase++)
                {
                    *target++ = left + (Share(phase, factor) * (right - left));
                }

                left = right;
            }

            new Span<float>(target, factor - (factor / 2)).Fill(left);
        }
    }

    private readonly struct BackwardJob(UpsampleShape shape, float* dy, float* dx, bool accumulate) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            int outHeight = shape.Height * shape.FactorHeight;
            for (int plane = from; plane < to; plane++)
            {
                float* gradient = dy + ((nint)plane * outHeight * shape.OutWidth);
                float* target = dx + ((nint)plane * shape.Height * shape.Width);
                if (!accumulate)
                {
                    new Span<float>(target, shape.Height * shape.Width).Clear();
                }

                for (int i = 0; i < outHeight; i++, gradient += shape.OutWidth)
                {
                    (int upper, int lower, float share) = Blend(i, shape.Height, shape.FactorHeight);
                    Row(gradient, target + (upper * shape.Width), target + (lower * shape.Width), share, shape.Width, shape.FactorWidth);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Row(float* gradient, float* upper, float* lower, float share, int width, int factor)
        {
            float left = 0;
            for (int k = 0; k < factor / 2; k++)
            {
                left += *gradient++;
            }

            for (int j = 1; j < width; j++)
            {
                float right = 0;
                for (int phase = 0; phase < factor; phase++)
                {
                    float part = Share(phase, factor) * *gradient;
                    right += part;
                    left += *gradient++ - part;
                }

                Put(upper, lower, j - 1, share, left);
                left = right;
            }

            for (int k = 0; k < factor - (factor / 2); k++)
            {
                left += *gradient++;
            }

            Put(upper, lower, width - 1, share, left);
        }

        private static void Put(float* upper, float* lower, int j, float share, float value)
        {
            upper[j] += value - (share * value);
            lower[j] += share * value;
        }
    }
}
