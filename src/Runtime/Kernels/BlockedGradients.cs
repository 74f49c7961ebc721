using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>Σ dy.</summary>
internal readonly unsafe struct BlockedGradients(float* dy) : BlockedSums.ITerms
{
    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum<TV>(nint at, int positions, float* centres, float* sums)
        where TV : struct, ISimd<TV>
    {
        for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
        {
            float* source = dy + at + lane;
            TV a = TV.Create(0), b = a, c = a, d = a;
            int i = positions;
            for (; i >= 4; i -= 4, source += 4 * Blocks.Lanes)
            {
                a += TV.Load(ref *source, 0);
                b += TV.Load(ref *source, Blocks.Lanes);
                c += TV.Load(ref *source, 2 * Blocks.Lanes);
                d += TV.Load(ref *source, 3 * Blocks.Lanes);
            }

            for (; i > 0; i--, source += Blocks.Lanes)
            {
                a += TV.Load(ref *source, 0);
            }

            TV.Store((a + b) + (c + d), ref *sums, lane);
        }
    }
}
