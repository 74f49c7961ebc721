using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Depthwise convolution (cross-correlation) of blocked images, as <c>torch.nn.Conv2d</c> with groups = channels = filters.
/// <para>Error of each sum, before the activation: at most γ · (|b| + Σ|w·x|) with γ = n·u / (1 − n·u), n taps, u = 2⁻²⁴ (Higham, Accuracy and Stability of Numerical
/// Algorithms, 2nd ed. 2002, §3.1). The sums are taken in the order of the weights, starting from the bias: the same bits for any batch and any number of threads.</para>
/// <para>Sample-major, no overlap. Allocates nothing.</para>
/// </summary>
public static unsafe class Depthwise
{
    /// <summary>The weight as Forward takes it.</summary>
    /// <param name="team">The threads.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="weight">[channels, 1, windowHeight, windowWidth].</param>
    /// <param name="packed">[channels / 16, rounded up][windowHeight][windowWidth][16]; lanes past the last channel become 0.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/>.</exception>
    public static void Pack(Team team, in DepthwiseShape shape, ReadOnlySpan<float> weight, Span<float> packed)
    {
        Guard.Length(weight.Length, shape.WeightLength);
        Guard.Length(packed.Length, shape.PackedLength);
        ToBlocked.Forward(team, new BlockedShape(shape.Channels, shape.Window), 1, weight, packed);
    }

    /// <summary>y = activation(weight ⋆ x + bias).</summary>
    /// <param name="team">The threads.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="x">Blocked [rows, C, H, W].</param>
    /// <param name="packed">What <see cref="Pack"/> made of the weight.</param>
    /// <param name="bias">[channels] or empty.</param>
    /// <param name="y">Blocked [rows, C, outH, outW].</param>
    /// <param name="activation">What follows the sum.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward<TActivation>(
        Team team, in DepthwiseShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, TActivation activation)
        where TActivation : unmanaged, IActivation
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(packed.Length, shape.PackedLength);
        Guard.Length(bias.Length, bias.IsEmpty ? 0 : shape.Channels);
        Guard.Length(y.Length, (long)rows * shape.OutLength);
        fixed (float* source = x, weights = packed, biases = bias, target = y)
        {
            DepthwiseForward<TActivation> job = new(shape, source, weights, biases, target, activation);
            RangeJob.Run(team, job.Items(rows), (long)y.Length * shape.Window / 4, job);
        }
    }
}
