using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// y = (x - mean) / √(variance + epsilon) · weight + bias with the statistics of each sample's groups of channels, as torch.nn.GroupNorm
/// (biased variance, from the mean in a second pass, both in double precision); groups = channels is instance normalisation.
/// <para>Sample-major: x, y [rows, steps, channels, inner]; weight, bias [channels] or empty. Error of the normalised value: 4·2⁻²⁴ of
/// the largest. Backward works the statistics out again. No overlap. Allocates nothing.</para>
/// </summary>
public static unsafe partial class GroupNorm
{
    /// <summary>y = the normalised x.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void Forward(
        Team team, in GroupNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(weight.Length, weight.IsEmpty ? 0 : shape.Channels);
        Guard.Length(bias.Length, bias.IsEmpty ? 0 : shape.Channels);
        Guard.Length(y.Length, x.Length);
        fixed (float* source = x, weights = weight, biases = bias, target = y)
        {
            RangeJob.Run(team, rows * shape.Groups, 3L * x.Length, new ForwardJob(shape, source, weights, biases, target));
        }
    }

    /// <summary>The mean of a group that begins at <paramref name="x"/>, and 1 / √(its variance + ε).</summary>
    private static (double Mean, double Scale) Statistics(in GroupNormShape shape, float* x)
    {
        int stride = shape.Channels * shape.Inner;
        double sum = 0;
        for (int step = 0; step < shape.Steps; step++)
        {
            sum += DoubleSums.Sum(x + (step * stride), shape.Segment);
        }

        double mean = sum / shape.GroupLength;
        double squares = 0;
        for (int step = 0; step < shape.Steps; step++)
        {
            squares += DoubleSums.Squares(x + (step * stride), shape.Segment, mean);
        }

        return (mean, 1 / Math.Sqrt((squares / shape.GroupLength) + shape.Epsilon));
    }

    // Where group number item (of all samples) begins.
    private static nint Start(in GroupNormShape shape, int item) =>
        ((nint)(item / shape.Groups) * shape.Length) + (item % shape.Groups * shape.Segment);

    private static float* At(float* values, int channel) => values == null ? null : values + channel;

    private readonly struct ForwardJob(GroupNormShape shape, float* x, float* weight, float* bias, float* y) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            // Contiguous channels are one line with a weight for each value, planes are a line each with one weight.
            (int lines, int length, int weightStep) = shape.Inner == 1 ? (1, shape.Depth, 1) : (shape.Depth, shape.Inner, 0);
            for (int item = from; item < to; item++)
            {
                nint start = Start(shape, item);
                int first = item % shape.Groups * shape.Depth;
                (double mean, double scale) = Statistics(shape, x + start);
                for (int step = 0; step < shape.Steps; step++)
                {
                    for (int line = 0; line < lines; line++)
                    {
                        nint at = start + ((nint)step * shape.Channels * shape.Inner) + (line * length);
                        Normalise.Forward(x + at, y + at, length, mean, scale, At(weight, first + line), At(bias, first + line), weightStep);
                    }
                }
            }
        }
    }
}
