using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// y = (x - mean) / √(variance + epsilon) · weight + bias over groups of values, as torch.nn.LayerNorm (biased variance, from the
/// mean in a second pass, both in double precision).
/// <para>Sample-major: x, y [rows, count, length], weight and bias [length] or empty. Error of the normalised value: 4·2⁻²⁴ of the largest.
/// Backward works the statistics out again. No overlap. Allocates nothing.</para>
/// </summary>
public static unsafe class LayerNorm
{
    /// <summary>y = the normalised x.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void Forward(
        Team team, in LayerNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y) =>
        LastAxisNorm<Centred>.Forward(team, shape, rows, x, weight, bias, y);

    /// <summary>dx from x and dy.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardData(
        Team team, in LayerNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate) =>
        LastAxisNorm<Centred>.BackwardData(team, shape, rows, x, weight, dy, dx, accumulate);

    /// <summary>dweight = Σ dy · normalised x and dbias = Σ dy over all groups; <paramref name="dbias"/> may be empty.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardWeights(
        Team team, in LayerNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dweight, Span<float> dbias, bool accumulate) =>
        LastAxisNorm<Centred>.BackwardWeights(team, shape, rows, x, dy, dweight, dbias, accumulate);

    private readonly struct Centred : INormCentre
    {
        public static double Centre(float* x, int count) => DoubleSums.Sum(x, count) / count;

        public static bool IsZero => false;
    }
}
