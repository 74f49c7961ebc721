using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>A dy Aᵀ of F(2×2, 3×3): the gradients of a tile's 2×2 outputs to 4×4, the last row and column without their sign, which <see cref="WinogradWeights2"/> puts back.</summary>
internal static unsafe class WinogradGradient2
{
    /// <summary>Transforms a strip.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform<TV>(in WinogradStrip strip)
        where TV : struct, ISimd<TV>
    {
        const int Columns = 2 * WinogradStrip.MostTiles;
        float* zeros = stackalloc float[Columns * 16];
        TV zero = TV.Create(0f);
        for (int i = 0; i < Columns * 16; i += TV.Count)
        {
            TV.Store(zero, ref *zeros, i);
        }

        nint inside = strip.Inside(Columns) * 16, row = strip.Row, frequency = strip.Frequency;
        for (int block = 0; block < strip.Blocks; block++)
        {
            float* plane = strip.From + (block * strip.Plane);
            float* top = strip.SourceRow(plane, 0, zeros);
            float* bottom = strip.SourceRow(plane, 1, zeros);
            for (int lane = 0; lane < 16; lane += TV.Count)
            {
                float* to = strip.To + (block * 16) + lane;
                for (nint i = lane; i < 32 * strip.Tiles; i += 32)
                {
                    TV a = TV.Load(ref *top, i), c = TV.Load(ref *bottom, i), b = zero, d = zero;
                    if (i + 16 < inside)
                    {
                        b = TV.Load(ref *top, i + 16);
                        d = TV.Load(ref *bottom, i + 16);
                    }

                    Store(a, b, to, frequency);
                    Store(a + c, b + d, to + (4 * frequency), frequency);
                    Store(a - c, b - d, to + (8 * frequency), frequency);
                    Store(c, d, to + (12 * frequency), frequency);
                    to += row;
                }
            }
        }
    }

    /// <summary>One row of two values, to four frequencies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TV>(TV first, TV second, float* to, nint step)
        where TV : struct, ISimd<TV>
    {
        TV.Store(first, ref *to, 0);
        TV.Store(first + second, ref *(to + step), 0);
        TV.Store(first - second, ref *(to + (2 * step)), 0);
        TV.Store(second, ref *(to + (3 * step)), 0);
    }
}
