using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Layer and RMS normalisation: groups of contiguous values, a weight for each place in the group.</summary>
/// <typeparam name="TCentre">What is taken away first.</typeparam>
internal static unsafe partial class LastAxisNorm<TCentre>
    where TCentre : struct, INormCentre
{
    public static void Forward(
        Team team, in LayerNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.SampleLength);
        Guard.Length(weight.Length, weight.IsEmpty ? 0 : shape.Length);
        Guard.Length(bias.Length, bias.IsEmpty ? 0 : shape.Length);
        Guard.Length(y.Length, x.Length);
        fixed (float* source = x, weights = weight, biases = bias, target = y)
        {
            RangeJob.Run(team, rows * shape.Count, 3L * x.Length, new ForwardJob(shape, source, weights, biases, target));
        }
    }

    public static void BackwardData(
        Team team, in LayerNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(x.Length, (long)rows * shape.SampleLength);
        Guard.Length(weight.Length, weight.IsEmpty ? 0 : shape.Length);
        Guard.Length(dy.Length, x.Length);
        Guard.Length(dx.Length, x.Length);
        fixed (float* source = x, weights = weight, gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * shape.Count, 4L * x.Length, new BackwardJob(shape, source, weights, gradient, target, accumulate));
        }
    }

    // 1 / √(Σ (x - centre)² / n + ε)
    private static double Scale(in LayerNormShape shape, float* x, double centre) =>
        1 / Math.Sqrt((DoubleSums.Squares(x, shape.Length, centre) / shape.Length) + shape.Epsilon);

    private readonly struct ForwardJob(LayerNormShape shape, float* x, float* weight, float* bias, float* y) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            for (int group = from; group < to; group++)
            {
                nint at = (nint)group * shape.Length;
                double centre = TCentre.Centre(x + at, shape.Length);
                Normalise.Forward(x + at, y + at, shape.Length, centre, Scale(shape, x + at, centre), weight, bias, step: 1);
            }
        }
    }

    private readonly struct BackwardJob(LayerNormShape shape, float* x, float* weight, float* dy, float* dx, bool accumulate) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            for (int group = from; group < to; group++)
            {
                nint at = (nint)group * shape.Length;
                double centre = TCentre.Centre(x + at, shape.Length);
                double scale = Scale(shape, x + at, centre);

                // With g = dy·weight: dx = scale·(g - mean(g) - (x - centre)·scale²·mean(g·(x - centre))); no mean(g) without a centre.
                (double sum, double product) = DoubleSums.Products(x + at, dy + at, weight, 1, shape.Length, centre);
                double slope = -scale * scale * product / shape.Length;
                double mean = TCentre.IsZero ? 0 : sum / shape.Length;
                Normalise.Backward(x + at, dy + at, dx + at, shape.Length, centre, scale, slope, mean, weight, step: 1, accumulate);
            }
        }
    }
}
