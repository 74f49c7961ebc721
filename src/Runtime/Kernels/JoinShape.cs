using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sizes of an element-wise operation on two samples a and b of four axes each (missing ones in front are 1). An axis on which one of them has 1 and the other more is
/// repeated there. Neighbouring axes that are repeated alike count as one, so that runs of contiguous values are as long as can be.
/// </summary>
public readonly struct JoinShape
{
    private const int Axes = 4;

    /// <summary>Creates the shape from the extents of both, the outermost first.</summary>
    public JoinShape(int a0, int a1, int a2, int a3, int b0, int b1, int b2, int b3)
    {
        ReadOnlySpan<int> a = [a0, a1, a2, a3], b = [b0, b1, b2, b3];
        Span<int> extent = [1, 1, 1, 1], stepA = stackalloc int[Axes], stepB = stackalloc int[Axes];
        stepA.Clear();
        stepB.Clear();
        int to = Axes, lengthA = 1, lengthB = 1;
        for (int axis = Axes - 1; axis >= 0; axis--)
        {
            int most = Math.Max(a[axis], b[axis]);
            if (most == 1)
            {
                continue;
            }

            bool variesA = a[axis] == most, variesB = b[axis] == most;
            if (to == Axes || variesA != (stepA[to] > 0) || variesB != (stepB[to] > 0))
            {
                to--;
                stepA[to] = variesA ? lengthA : 0;
                stepB[to] = variesB ? lengthB : 0;
            }

            extent[to] *= most;
            lengthA *= a[axis];
            lengthB *= b[axis];
        }

        if (to is 1 or 2)
        {
            // The outermost axis is always the first one: work is shared out along it.
            (extent[0], stepA[0], stepB[0]) = (extent[to], stepA[to], stepB[to]);
            (extent[to], stepA[to], stepB[to]) = (1, 0, 0);
        }

        (Extent0, Extent1, Extent2, Inner) = (extent[0], extent[1], extent[2], extent[3]);
        (StepA0, StepA1, StepA2, InnerVariesInA) = (stepA[0], stepA[1], stepA[2], stepA[3] > 0);
        (StepB0, StepB1, StepB2, InnerVariesInB) = (stepB[0], stepB[1], stepB[2], stepB[3] > 0);
        (LengthA, LengthB) = (lengthA, lengthB);
    }

    /// <summary>Values of one sample of a.</summary>
    public int LengthA { get; }

    /// <summary>Values of one sample of b.</summary>
    public int LengthB { get; }

    /// <summary>Values of one sample of the result.</summary>
    public int Length => Extent0 * Extent1 * Extent2 * Inner;

    /// <summary>Whether nothing is repeated.</summary>
    internal bool Same => LengthA == Length && LengthB == Length;

    internal int Extent0 { get; }

    internal int Extent1 { get; }

    internal int Extent2 { get; }

    /// <summary>Contiguous values of the result that are one value of an operand each, or all the same one.</summary>
    internal int Inner { get; }

    /// <summary>Distance of two neighbours in a along each axis of the result; 0 where a is repeated.</summary>
    internal int StepA0 { get; }

    internal int StepA1 { get; }

    internal int StepA2 { get; }

    internal bool InnerVariesInA { get; }

    internal int StepB0 { get; }

    internal int StepB1 { get; }

    internal int StepB2 { get; }

    internal bool InnerVariesInB { get; }
}
