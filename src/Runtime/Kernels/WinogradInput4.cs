using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Bᵀ d B of F(4×4, 3×3), for the interpolation points 0, ±1, ±2, ∞ (Lavin and Gray 2016, arXiv:1509.09308): 6×6 values of each tile, 4 apart. F(2×2, 5×5) has the same, 2 apart.
/// </summary>
internal static unsafe class WinogradInput4
{
    private const int MostColumns = (4 * WinogradStrip.MostTiles) + 2;
    private const int Pitch = MostColumns * 16;

    /// <summary>Transforms the columns of the whole strip, since neighbours share some of them, then the rows of each tile.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform<TV>(in WinogradStrip strip)
        where TV : struct, ISimd<TV>
    {
        float* memory = stackalloc float[(7 * Pitch) + 16];
        float* zeros = Aligned(memory), columns = zeros + Pitch;
        for (int i = 0; i < Pitch; i += TV.Count)
        {
            TV.Store(TV.Create(0f), ref *zeros, i);
        }

        int count = (strip.Step * (strip.Tiles - 1)) + 6, before = strip.Before(count), inside = strip.Inside(count);
        nint row = strip.Row, frequency = strip.Frequency;
        for (int block = 0; block < strip.Blocks; block++)
        {
            float* plane = strip.From + (block * strip.Plane);
            float* r0 = strip.SourceRow(plane, 0, zeros);
            float* r1 = strip.SourceRow(plane, 1, zeros);
            float* r2 = strip.SourceRow(plane, 2, zeros);
            float* r3 = strip.SourceRow(plane, 3, zeros);
            float* r4 = strip.SourceRow(plane, 4, zeros);
            float* r5 = strip.SourceRow(plane, 5, zeros);
            Clear<TV>(columns, 0, before);
            Clear<TV>(columns, inside, count);
            for (nint i = before * 16; i < inside * 16; i += TV.Count)
            {
                Combine(TV.Load(ref *r0, i), TV.Load(ref *r1, i), TV.Load(ref *r2, i), TV.Load(ref *r3, i), TV.Load(ref *r4, i), TV.Load(ref *r5, i), columns + i, Pitch);
            }

            float* to = strip.To + (block * 16);
            for (int tile = 0; tile < strip.Tiles; tile++)
            {
                for (int lane = 0; lane < 16; lane += TV.Count)
                {
                    float* from = columns + (tile * strip.Step * 16) + lane;
                    float* target = to + lane;
                    for (int i = 0; i < 6; i++)
                    {
                        Combine(
                            TV.Load(ref *from, 0), TV.Load(ref *from, 16), TV.Load(ref *from, 32), TV.Load(ref *from, 48), TV.Load(ref *from, 64), TV.Load(ref *from, 80),
                            target, frequency);
                        from += Pitch;
                        target += 6 * frequency;
                    }
                }

                to += row;
            }
        }
    }

    /// <summary>One column or row of six values, to six places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Combine<TV>(TV d0, TV d1, TV d2, TV d3, TV d4, TV d5, float* to, nint step)
        where TV : struct, ISimd<TV>
    {
        TV four = TV.Create(4f), minusFour = TV.Create(-4f), minusFive = TV.Create(-5f), two = TV.Create(2f), minusTwo = TV.Create(-2f);
        TV even = TV.MultiplyAdd(minusFour, d2, d4), odd = TV.MultiplyAdd(minusFour, d1, d3);
        TV evenHalf = d4 - d2, oddHalf = d3 - d1;
        TV.Store(TV.MultiplyAdd(four, d0, TV.MultiplyAdd(minusFive, d2, d4)), ref *to, 0);
        TV.Store(even + odd, ref *(to + step), 0);
        TV.Store(even - odd, ref *(to + (2 * step)), 0);
        TV.Store(TV.MultiplyAdd(two, oddHalf, evenHalf), ref *(to + (3 * step)), 0);
        TV.Store(TV.MultiplyAdd(minusTwo, oddHalf, evenHalf), ref *(to + (4 * step)), 0);
        TV.Store(TV.MultiplyAdd(four, d1, TV.MultiplyAdd(minusFive, d3, d5)), ref *(to + (5 * step)), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear<TV>(float* columns, int from, int to)
        where TV : struct, ISimd<TV>
    {
        for (int row = 0; row < 6; row++)
        {
            for (int i = from * 16; i < to * 16; i += TV.Count)
            {
                TV.Store(TV.Create(0f), ref *columns, (row * Pitch) + i);
            }
        }
    }

    // The stack is aligned to 16 bytes only; vectors that cross a cache line cost twice.
    private static float* Aligned(float* memory) => (float*)(((nint)memory + 63) & ~63);
}
