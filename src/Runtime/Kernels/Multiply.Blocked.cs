using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images.</summary>
public static unsafe partial class Multiply
{
    /// <summary>y = activation(x · gate) with one number for each channel of each sample. <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <param name="team">Threads to share the work; the bits do not depend on it.</param>
    /// <param name="shape">One sample of x.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="x">Blocked [rows, C, inner].</param>
    /// <param name="gate">[rows, C].</param>
    /// <param name="y">Like x.</param>
    /// <param name="activation">What follows the product.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or y overlaps an operand (x without being the same).</exception>
    public static void ForwardBlocked<TActivation>(
        Team team, in BlockedShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> gate, Span<float> y, TActivation activation)
        where TActivation : unmanaged, IActivation
    {
        Guard.Length(x.Length, (long)rows * shape.BlockedLength);
        Guard.Length(gate.Length, (long)rows * shape.Channels);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        Guard.Apart(gate, y);
        fixed (float* gates = gate)
        {
            BlockedMap.Run(team, shape, rows, x, y, new Gated<TActivation>(shape.Channels, gates, activation));
        }
    }

    private readonly struct Gated<TActivation>(int channels, float* gate, TActivation activation) : BlockedMap.IOperation
        where TActivation : unmanaged, IActivation
    {
        public void Prepare(int row, int block, float* numbers) => Blocks.Copy(gate + ((nint)row * channels), block, channels, missing: 0, numbers);

        public TV Second<TV>(TV second, TV fourth)
            where TV : struct, ISimd<TV> => second;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Of<TV>(TV x, TV first, TV second, TV third)
            where TV : struct, ISimd<TV> => activation.Forward(x * first);
    }
}
