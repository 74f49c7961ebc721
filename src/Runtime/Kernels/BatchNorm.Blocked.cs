using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images, inference.</summary>
public static unsafe partial class BatchNorm
{
    /// <summary><see cref="Forward"/> where x and y are blocked images (one step); the same bits.</summary>
    /// <exception cref="ArgumentException">A span has not the length the shape says, or x and y overlap without being the same.</exception>
    public static void ForwardBlocked<TActivation>(
        Team team, in BatchNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, Span<float> y, TActivation activation)
        where TActivation : unmanaged, IActivation
    {
        BlockedShape blocked = CheckBlocked(shape, rows, x.Length, weight.Length);
        Guard.Length(bias.Length, bias.IsEmpty ? 0 : shape.Channels);
        Guard.Length(mean.Length, shape.Channels);
        Guard.Length(variance.Length, shape.Channels);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        fixed (float* weights = weight, biases = bias, means = mean, variances = variance)
        {
            BlockedMap.Run(team, blocked, rows, x, y, new Scaled<TActivation>(shape, weights, biases, means, variances, activation));
        }
    }

    private static BlockedShape CheckBlocked(in BatchNormShape shape, int rows, int x, int weight)
    {
        Guard.Length(shape.Steps, 1);
        BlockedShape blocked = new(shape.Channels, shape.Inner);
        Guard.Length(x, (long)rows * blocked.BlockedLength);
        Guard.Length(weight, weight == 0 ? 0 : shape.Channels);
        return blocked;
    }

    // (x - mean) · scale + bias.
    private readonly struct Scaled<TActivation>(BatchNormShape shape, float* weight, float* bias, float* mean, float* variance, TActivation activation) : BlockedMap.IOperation
        where TActivation : unmanaged, IActivation
    {
        public void Prepare(int row, int block, float* numbers)
        {
            Blocks.Copy(mean, block, shape.Channels, missing: 0, numbers);
            Blocks.Copy(variance, block, shape.Channels, missing: 1, numbers + Blocks.Lanes);
            Blocks.Copy(bias, block, shape.Channels, missing: 0, numbers + (2 * Blocks.Lanes));
            Blocks.Copy(weight, block, shape.Channels, missing: 1, numbers + (3 * Blocks.Lanes));
        }

        public TV Second<TV>(TV second, TV fourth)
            where TV : struct, ISimd<TV> => fourth / TV.Sqrt(second + TV.Create(shape.Epsilon));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Of<TV>(TV x, TV first, TV second, TV third)
            where TV : struct, ISimd<TV> => activation.Forward(TV.MultiplyAdd(x - first, second, third));
    }
}
