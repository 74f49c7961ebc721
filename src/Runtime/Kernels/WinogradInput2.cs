using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>Bᵀ d B of F(2×2, 3×3), for the interpolation points 0, ±1, ∞ (Lavin and Gray 2016, arXiv:1509.09308): 4×4 values of each tile, 2 apart.</summary>
internal static unsafe class WinogradInput2
{
    private const int MostColumns = (2 * WinogradStrip.MostTiles) + 2;

    /// <summary>Goes from tile to tile with the two transformed columns that neighbours share in registers.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform<TV>(in WinogradStrip strip)
        where TV : struct, ISimd<TV>
    {
        float* zeros = stackalloc float[MostColumns * 16];
        TV zero = TV.Create(0f);
        for (int i = 0; i < MostColumns * 16; i += TV.Count)
        {
            TV.Store(zero, ref *zeros, i);
        }

        int count = (2 * strip.Tiles) + 2;
        nint before = strip.Before(count) * 16, inside = strip.Inside(count) * 16, row = strip.Row, frequency = strip.Frequency;
        for (int block = 0; block < strip.Blocks; block++)
        {
            float* plane = strip.From + (block * strip.Plane);
            float* r0 = strip.SourceRow(plane, 0, zeros);
            float* r1 = strip.SourceRow(plane, 1, zeros);
            float* r2 = strip.SourceRow(plane, 2, zeros);
            float* r3 = strip.SourceRow(plane, 3, zeros);
            for (int lane = 0; lane < 16; lane += TV.Count)
            {
                float* to = strip.To + (block * 16) + lane;
                TV a0 = zero, b0 = zero, c0 = zero, d0 = zero, a1 = zero, b1 = zero, c1 = zero, d1 = zero;
                for (nint i = lane; i < count * 16; i += 32)
                {
                    TV a2 = zero, b2 = zero, c2 = zero, d2 = zero, a3 = zero, b3 = zero, c3 = zero, d3 = zero;
                    if (i >= before && i < inside)
                    {
                        TV q0 = TV.Load(ref *r0, i), q1 = TV.Load(ref *r1, i), q2 = TV.Load(ref *r2, i), q3 = TV.Load(ref *r3, i);
                        a2 = q0 - q2;
                        b2 = q1 + q2;
                        c2 = q2 - q1;
                        d2 = q1 - q3;
                    }

                    if (i + 16 >= before && i + 16 < inside)
                    {
                        TV q0 = TV.Load(ref *r0, i + 16), q1 = TV.Load(ref *r1, i + 16), q2 = TV.Load(ref *r2, i + 16), q3 = TV.Load(ref *r3, i + 16);
                        a3 = q0 - q2;
                        b3 = q1 + q2;
                        c3 = q2 - q1;
                        d3 = q1 - q3;
                    }

                    // The first pair of columns completes no tile.
                    if (i >= 32)
                    {
                        Store(a0, a1, a2, a3, to, frequency);
                        Store(b0, b1, b2, b3, to + (4 * frequency), frequency);
                        Store(c0, c1, c2, c3, to + (8 * frequency), frequency);
                        Store(d0, d1, d2, d3, to + (12 * frequency), frequency);
                        to += row;
                    }

                    a0 = a2;
                    b0 = b2;
                    c0 = c2;
                    d0 = d2;
                    a1 = a3;
                    b1 = b3;
                    c1 = c3;
                    d1 = d3;
                }
            }
        }
    }

    /// <summary>One row of four values, to four frequencies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TV>(TV q0, TV q1, TV q2, TV q3, float* to, nint step)
        where TV : struct, ISimd<TV>
    {
        TV.Store(q0 - q2, ref *to, 0);
        TV.Store(q1 + q2, ref *(to + step), 0);
        TV.Store(q2 - q1, ref *(to + (2 * step)), 0);
        TV.Store(q1 - q3, ref *(to + (3 * step)), 0);
    }
}
