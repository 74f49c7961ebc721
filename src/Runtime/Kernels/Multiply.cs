using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The product of two operands, element by element, extents of 1 repeated, and an activation after it. Each product is rounded once. Allocates nothing.</summary>
public static unsafe partial class Multiply
{
    /// <summary>y = activation(a · b). <paramref name="y"/> may be the same span as an operand that is not repeated.</summary>
    /// <param name="team">Threads to share the work; the bits do not depend on it.</param>
    /// <param name="shape">One sample of each operand.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="a">rows · shape.LengthA values.</param>
    /// <param name="b">rows · shape.LengthB values.</param>
    /// <param name="y">rows · shape.Length values.</param>
    /// <param name="activation">What follows the product.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or y overlaps an operand without being the same.</exception>
    public static void Forward<TActivation>(Team team, in JoinShape shape, int rows, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, TActivation activation)
        where TActivation : unmanaged, IActivation =>
        Join.Forward<Operation, TActivation>(team, shape, rows, a, b, y, activation);

    /// <summary>da = the sum of dy · b over all places at which a value of a is repeated, added to da if <paramref name="accumulate"/>. The other operand's gradient is that of the shape with a and b exchanged.</summary>
    /// <remarks>Error: at most n·2⁻²⁴ of Σ|dy·b| for n places.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public static void Backward(Team team, in JoinShape shape, int rows, ReadOnlySpan<float> b, ReadOnlySpan<float> dy, Span<float> da, bool accumulate)
    {
        Guard.Length(b.Length, (long)rows * shape.LengthB);
        JoinBackward.Run<Operation>(team, shape, rows, b, dy, da, accumulate);
    }

    /// <summary>a · b.</summary>
    internal readonly struct Operation : Join.IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TV Of<TV>(TV a, TV b)
            where TV : struct, ISimd<TV> => a * b;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TV AddGradient<TV>(TV sum, TV dy, TV b)
            where TV : struct, ISimd<TV> => TV.MultiplyAdd(dy, b, sum);
    }
}
