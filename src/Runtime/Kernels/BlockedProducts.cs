using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Σ g, Σ g·(x - centre) and Σ (x - centre) with g = dy - centre of dy: with the last the second can be had for the exact mean, of which the centre is a rounded one.
/// The centre of dy changes nothing in Σ dy·(x - mean), but keeps the terms small.
/// </summary>
internal readonly unsafe struct BlockedProducts(float* x, float* dy) : BlockedSums.ITerms
{
    /// <inheritdoc/>
    public static int Count => 3;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum<TV>(nint at, int positions, float* centres, float* sums)
        where TV : struct, ISimd<TV>
    {
        for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
        {
            float* source = x + at + lane, gradients = dy + at + lane;
            TV centre = TV.Load(ref *centres, lane), centreOfGradients = TV.Load(ref *centres, Blocks.Lanes + lane);
            TV a = TV.Create(0), b = a, c = a, d = a, productsA = a, productsB = a, productsC = a, productsD = a, offA = a, offB = a, offC = a, offD = a;
            int i = positions;
            for (; i >= 4; i -= 4, source += 4 * Blocks.Lanes, gradients += 4 * Blocks.Lanes)
            {
                TV value = TV.Load(ref *source, 0) - centre, gradient = TV.Load(ref *gradients, 0) - centreOfGradients;
                a += gradient;
                offA += value;
                productsA = TV.MultiplyAdd(gradient, value, productsA);
                value = TV.Load(ref *source, Blocks.Lanes) - centre;
                gradient = TV.Load(ref *gradients, Blocks.Lanes) - centreOfGradients;
                b += gradient;
                offB += value;
                productsB = TV.MultiplyAdd(gradient, value, productsB);
                value = TV.Load(ref *source, 2 * Blocks.Lanes) - centre;
                gradient = TV.Load(ref *gradients, 2 * Blocks.Lanes) - centreOfGradients;
                c += gradient;
                offC += value;
                productsC = TV.MultiplyAdd(gradient, value, productsC);
                value = TV.Load(ref *source, 3 * Blocks.Lanes) - centre;
                gradient = TV.Load(ref *gradients, 3 * Blocks.Lanes) - centreOfGradients;
                d += gradient;
                offD += value;
                productsD = TV.MultiplyAdd(gradient, value, productsD);
            }

            for (; i > 0; i--, source += Blocks.Lanes, gradients += Blocks.Lanes)
            {
                TV value = TV.Load(ref *source, 0) - centre, gradient = TV.Load(ref *gradients, 0) - centreOfGradients;
                a += gradient;
                offA += value;
                productsA = TV.MultiplyAdd(gradient, value, productsA);
            }

            TV.Store((a + b) + (c + d), ref *sums, lane);
            TV.Store((productsA + productsB) + (productsC + productsD), ref *sums, Blocks.Lanes + lane);
            TV.Store((offA + offB) + (offC + offD), ref *sums, (2 * Blocks.Lanes) + lane);
        }
    }
}
