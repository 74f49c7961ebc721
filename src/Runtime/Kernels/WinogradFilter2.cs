using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>G g Gᵀ of F(2×2, 3×3): sums and halves.</summary>
internal static unsafe class WinogradFilter2
{
    /// <summary>32 filters: value k of each lies at <paramref name="from"/> + k · <paramref name="step"/>, frequency f goes to <paramref name="to"/> + f · <paramref name="frequency"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform<TV>(float* from, nint step, float* to, nint frequency)
        where TV : struct, ISimd<TV>
    {
        TV half = TV.Create(0.5f);
        for (int lane = 0; lane < RegisterTiles.Panel; lane += TV.Count)
        {
            float* top = from + lane;
            float* centre = top + (3 * step);
            float* bottom = centre + (3 * step);
            TV a0 = TV.Load(ref *top, 0), a1 = TV.Load(ref *top, step), a2 = TV.Load(ref *top, 2 * step);
            TV b0 = TV.Load(ref *centre, 0) * half, b1 = TV.Load(ref *centre, step) * half, b2 = TV.Load(ref *centre, 2 * step) * half;
            TV c0 = TV.Load(ref *bottom, 0), c1 = TV.Load(ref *bottom, step), c2 = TV.Load(ref *bottom, 2 * step);
            float* target = to + lane;
            Store(a0, a1, a2, half, target, frequency);
            Store(c0, c1, c2, half, target + (12 * frequency), frequency);
            a0 = (a0 + c0) * half;
            a1 = (a1 + c1) * half;
            a2 = (a2 + c2) * half;
            Store(a0 + b0, a1 + b1, a2 + b2, half, target + (4 * frequency), frequency);
            Store(a0 - b0, a1 - b1, a2 - b2, half, target + (8 * frequency), frequency);
        }
    }

    /// <summary>One row of three values, to four frequencies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TV>(TV g0, TV g1, TV g2, TV half, float* to, nint step)
        where TV : struct, ISimd<TV>
    {
        TV outer = (g0 + g2) * half, middle = g1 * half;
        TV.Store(g0, ref *to, 0);
        TV.Store(outer + middle, ref *(to + step), 0);
        TV.Store(outer - middle, ref *(to + (2 * step)), 0);
        TV.Store(g2, ref *(to + (3 * step)), 0);
    }
}
