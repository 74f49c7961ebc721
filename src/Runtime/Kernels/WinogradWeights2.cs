using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>Gᵀ u G of F(2×2, 3×3): the sums of 16 frequencies to the gradients of 3×3 weights.</summary>
internal static unsafe class WinogradWeights2
{
    /// <summary>32 filters: frequency f of each lies at <paramref name="from"/> + f · <paramref name="frequency"/>, value k goes to <paramref name="to"/> + 32 · k.</summary>
    public static void Transform(float* from, nint frequency, float* to)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Transform<Simd16>(from, frequency, to);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Transform<Simd8>(from, frequency, to);
        }
        else
        {
            Transform<Simd4>(from, frequency, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform<TV>(float* from, nint frequency, float* to)
        where TV : struct, ISimd<TV>
    {
        const int Panel = RegisterTiles.Panel;
        TV half = TV.Create(0.5f);
        for (int lane = 0; lane < Panel; lane += TV.Count)
        {
            float* u0 = from + lane;
            float* u1 = u0 + (4 * frequency);
            float* u2 = u1 + (4 * frequency);
            float* u3 = u2 + (4 * frequency);
            TV a1 = TV.Load(ref *u1, 0), a2 = TV.Load(ref *u2, 0), b1 = TV.Load(ref *u1, frequency), b2 = TV.Load(ref *u2, frequency);
            TV c1 = TV.Load(ref *u1, 2 * frequency), c2 = TV.Load(ref *u2, 2 * frequency), d1 = TV.Load(ref *u1, 3 * frequency), d2 = TV.Load(ref *u2, 3 * frequency);
            Store((a1 - a2) * half, (b1 - b2) * half, (c1 - c2) * half, (d1 - d2) * half, half, to + (3 * Panel) + lane);
            a1 = (a1 + a2) * half;
            b1 = (b1 + b2) * half;
            c1 = (c1 + c2) * half;
            d1 = (d1 + d2) * half;
            Store(a1 + TV.Load(ref *u0, 0), b1 + TV.Load(ref *u0, frequency), c1 + TV.Load(ref *u0, 2 * frequency), d1 + TV.Load(ref *u0, 3 * frequency), half, to + lane);
            Store(a1 - TV.Load(ref *u3, 0), b1 - TV.Load(ref *u3, frequency), c1 - TV.Load(ref *u3, 2 * frequency), d1 - TV.Load(ref *u3, 3 * frequency), half, to + (6 * Panel) + lane);
        }
    }

    /// <summary>One row of four sums, to three weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TV>(TV u0, TV u1, TV u2, TV u3, TV half, float* to)
        where TV : struct, ISimd<TV>
    {
        TV sum = (u1 + u2) * half;
        TV.Store(u0 + sum, ref *to, 0);
        TV.Store((u1 - u2) * half, ref *to, RegisterTiles.Panel);
        TV.Store(sum - u3, ref *to, 2 * RegisterTiles.Panel);
    }
}
