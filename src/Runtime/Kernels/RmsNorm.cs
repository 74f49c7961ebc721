using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// y = x / √(mean of x² + epsilon) · weight over groups of values, as torch.nn.RMSNorm; the mean square is taken in double precision.
/// <para>Sample-major: x, y [rows, count, length], weight [length] or empty. Error of y: 4·2⁻²⁴ of |y|. Backward works the mean square
/// out again. No overlap. Allocates nothing.</para>
/// </summary>
public static unsafe class RmsNorm
{
    /// <summary>y = the scaled x.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void Forward(Team team, in LayerNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y) =>
        LastAxisNorm<Uncentred>.Forward(team, shape, rows, x, weight, default, y);

    /// <summary>dx from x and dy.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardData(
        Team team, in LayerNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate) =>
        LastAxisNorm<Uncentred>.BackwardData(team, shape, rows, x, weight, dy, dx, accumulate);

    /// <summary>dweight = Σ dy · scaled x over all groups.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says.</exception>
    public static void BackwardWeights(
        Team team, in LayerNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dweight, bool accumulate) =>
        LastAxisNorm<Uncentred>.BackwardWeights(team, shape, rows, x, dy, dweight, default, accumulate);

    private readonly struct Uncentred : INormCentre
    {
        public static double Centre(float* x, int count) => 0;

        public static bool IsZero => true;
    }
}
