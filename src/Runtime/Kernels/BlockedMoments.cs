using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>Σ (x - centre) and Σ (x - centre)²: mean and variance in one pass, exact as long as the centre is within a few deviations of the mean.</summary>
internal readonly unsafe struct BlockedMoments(float* x) : BlockedSums.ITerms
{
    /// <inheritdoc/>
    public static int Count => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum<TV>(nint at, int positions, float* centres, float* sums)
        where TV : struct, ISimd<TV>
    {
        for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
        {
            float* source = x + at + lane;
            TV centre = TV.Load(ref *centres, lane);
            TV a = TV.Create(0), b = a, c = a, d = a, squaresA = a, squaresB = a, squaresC = a, squaresD = a;
            int i = positions;
            for (; i >= 4; i -= 4, source += 4 * Blocks.Lanes)
            {
                TV value = TV.Load(ref *source, 0) - centre;
                a += value;
                squaresA = TV.MultiplyAdd(value, value, squaresA);
                value = TV.Load(ref *source, Blocks.Lanes) - centre;
                b += value;
                squaresB = TV.MultiplyAdd(value, value, squaresB);
                value = TV.Load(ref *source, 2 * Blocks.Lanes) - centre;
                c += value;
                squaresC = TV.MultiplyAdd(value, value, squaresC);
                value = TV.Load(ref *source, 3 * Blocks.Lanes) - centre;
                d += value;
                squaresD = TV.MultiplyAdd(value, value, squaresD);
            }

            for (; i > 0; i--, source += Blocks.Lanes)
            {
                TV value = TV.Load(ref *source, 0) - centre;
                a += value;
                squaresA = TV.MultiplyAdd(value, value, squaresA);
            }

            TV.Store((a + b) + (c + d), ref *sums, lane);
            TV.Store((squaresA + squaresB) + (squaresC + squaresD), ref *sums, Blocks.Lanes + lane);
        }
    }
}
