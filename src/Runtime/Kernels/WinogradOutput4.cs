using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>Aᵀ m A of F(4×4, 3×3): 36 products to 4×4 results.</summary>
internal static unsafe class WinogradOutput4
{
    /// <summary>One tile, 16 filters.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform<TActivation, TV>(in WinogradResult result, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        // [result row][frequency's column][16], at a cache line's start.
        float* memory = stackalloc float[(24 * 16) + 16];
        float* rows = (float*)(((nint)memory + 63) & ~63);
        nint frequency = result.Frequency;
        float* to = result.To;
        float* residual = result.Residual;
        int width = result.Columns;
        TV two = TV.Create(2f), four = TV.Create(4f), eight = TV.Create(8f);
        for (int lane = 0; lane < 16; lane += TV.Count)
        {
            float* from = result.From + lane;
            for (int i = lane; i < 96; i += 16)
            {
                TV m1 = TV.Load(ref *(from + (6 * frequency)), 0), m2 = TV.Load(ref *(from + (12 * frequency)), 0);
                TV m3 = TV.Load(ref *(from + (18 * frequency)), 0), m4 = TV.Load(ref *(from + (24 * frequency)), 0);
                TV sum = m1 + m2, difference = m1 - m2, sum2 = m3 + m4, difference2 = m3 - m4;
                TV.Store(TV.Load(ref *from, 0) + sum + sum2, ref *rows, i);
                TV.Store(TV.MultiplyAdd(two, difference2, difference), ref *rows, i + 96);
                TV.Store(TV.MultiplyAdd(four, sum2, sum), ref *rows, i + 192);
                TV.Store(TV.MultiplyAdd(eight, difference2, difference) + TV.Load(ref *(from + (30 * frequency)), 0), ref *rows, i + 288);
                from += frequency;
            }

            TV bias = TV.Load(ref *result.Bias, lane);
            for (int row = 0; row < result.Rows; row++)
            {
                float* line = rows + (row * 96) + lane;
                nint at = (row * result.Line) + lane;
                TV m1 = TV.Load(ref *line, 16), m2 = TV.Load(ref *line, 32), m3 = TV.Load(ref *line, 48), m4 = TV.Load(ref *line, 64);
                TV sum = m1 + m2, difference = m1 - m2, sum2 = m3 + m4, difference2 = m3 - m4;
                TV y0 = TV.Load(ref *line, 0) + sum + sum2 + bias;
                TV y1 = TV.MultiplyAdd(two, difference2, difference) + bias;
                TV y2 = TV.MultiplyAdd(four, sum2, sum) + bias;
                TV y3 = TV.MultiplyAdd(eight, difference2, difference) + TV.Load(ref *line, 80) + bias;
                WinogradResult.Store(y0, residual, to, at, activation);
                if (width > 1)
                {
                    WinogradResult.Store(y1, residual, to, at + 16, activation);
                }

                if (width > 2)
                {
                    WinogradResult.Store(y2, residual, to, at + 32, activation);
                }

                if (width > 3)
                {
                    WinogradResult.Store(y3, residual, to, at + 48, activation);
                }
            }
        }
    }
}
