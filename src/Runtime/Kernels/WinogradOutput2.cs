using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>Aᵀ m A of F(2×2, 3×3): 16 products to 2×2 results.</summary>
internal static unsafe class WinogradOutput2
{
    /// <summary>One tile, 16 filters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform<TActivation, TV>(in WinogradResult result, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        nint frequency = result.Frequency;
        float* to = result.To;
        float* residual = result.Residual;
        bool wide = result.Columns > 1;
        for (int lane = 0; lane < 16; lane += TV.Count)
        {
            float* m0 = result.From + lane;
            float* m1 = m0 + (4 * frequency);
            float* m2 = m1 + (4 * frequency);
            float* m3 = m2 + (4 * frequency);
            TV p1 = TV.Load(ref *m1, 0), p2 = TV.Load(ref *m2, 0);
            TV q1 = TV.Load(ref *m1, frequency), q2 = TV.Load(ref *m2, frequency);
            TV r1 = TV.Load(ref *m1, 2 * frequency), r2 = TV.Load(ref *m2, 2 * frequency);
            TV s1 = TV.Load(ref *m1, 3 * frequency), s2 = TV.Load(ref *m2, 3 * frequency);
            TV p = TV.Load(ref *m0, 0) + p1 + p2;
            TV q = TV.Load(ref *m0, frequency) + q1 + q2;
            TV r = TV.Load(ref *m0, 2 * frequency) + r1 + r2;
            TV s = TV.Load(ref *m0, 3 * frequency) + s1 + s2;
            TV bias = TV.Load(ref *result.Bias, lane);
            WinogradResult.Store(p + q + r + bias, residual, to, lane, activation);
            if (wide)
            {
                WinogradResult.Store(q - r - s + bias, residual, to, lane + 16, activation);
            }

            if (result.Rows > 1)
            {
                p = p1 - p2 - TV.Load(ref *m3, 0);
                q = q1 - q2 - TV.Load(ref *m3, frequency);
                r = r1 - r2 - TV.Load(ref *m3, 2 * frequency);
                s = s1 - s2 - TV.Load(ref *m3, 3 * frequency);
                WinogradResult.Store(p + q + r + bias, residual, to, result.Line + lane, activation);
                if (wide)
                {
                    WinogradResult.Store(q - r - s + bias, residual, to, result.Line + lane + 16, activation);
                }
            }
        }
    }
}
