using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>Aᵀ m A of F(2×2, 5×5): 36 products to 2×2 results.</summary>
internal static unsafe class WinogradOutput5
{
    /// <summary>One tile, 16 filters.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform<TActivation, TV>(in WinogradResult result, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        // [result row][frequency's column][16], at a cache line's start.
        float* memory = stackalloc float[(12 * 16) + 16];
        float* rows = (float*)(((nint)memory + 63) & ~63);
        nint frequency = result.Frequency;
        TV two = TV.Create(2f);
        for (int lane = 0; lane < 16; lane += TV.Count)
        {
            float* from = result.From + lane;
            for (int i = lane; i < 96; i += 16)
            {
                TV m1 = TV.Load(ref *(from + (6 * frequency)), 0), m2 = TV.Load(ref *(from + (12 * frequency)), 0);
                TV m3 = TV.Load(ref *(from + (18 * frequency)), 0), m4 = TV.Load(ref *(from + (24 * frequency)), 0);
                TV.Store(TV.Load(ref *from, 0) + (m1 + m2) + (m3 + m4), ref *rows, i);
                TV.Store(TV.MultiplyAdd(two, m3 - m4, m1 - m2) + TV.Load(ref *(from + (30 * frequency)), 0), ref *rows, i + 96);
                from += frequency;
            }

            TV bias = TV.Load(ref *result.Bias, lane);
            for (int row = 0; row < result.Rows; row++)
            {
                float* line = rows + (row * 96) + lane;
                nint at = (row * result.Line) + lane;
                TV m1 = TV.Load(ref *line, 16), m2 = TV.Load(ref *line, 32), m3 = TV.Load(ref *line, 48), m4 = TV.Load(ref *line, 64);
                WinogradResult.Store(TV.Load(ref *line, 0) + (m1 + m2) + (m3 + m4) + bias, result.Residual, result.To, at, activation);
                if (result.Columns > 1)
                {
                    WinogradResult.Store(TV.MultiplyAdd(two, m3 - m4, m1 - m2) + TV.Load(ref *line, 80) + bias, result.Residual, result.To, at + 16, activation);
                }
            }
        }
    }
}
