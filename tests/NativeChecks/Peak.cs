using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.NativeChecks;

/// <summary>Multiply-adds in registers and nothing else: what the processor reaches with its widest vectors.</summary>
internal static class Peak
{
    private const int Turns = 2000;
    private const int Chains = 12;

    private static float kept;

    public static double MultiplyAdds => (double)Turns * Chains * (Vector512.IsHardwareAccelerated ? Simd16.Count : Vector256.IsHardwareAccelerated ? Simd8.Count : Simd4.Count);

    public static void Run() => kept = Vector512.IsHardwareAccelerated ? Chain<Simd16>(0.5f) : Vector256.IsHardwareAccelerated ? Chain<Simd8>(0.5f) : Chain<Simd4>(0.5f);

    // Twelve independent chains: a multiply-add takes four cycles until its result is there, and a cycle begins one or two.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Chain<TV>(float factor)
        where TV : struct, ISimd<TV>
    {
        TV a = TV.Create(factor), b = TV.Create(kept);
        TV c0 = b, c1 = b, c2 = b, c3 = b, c4 = b, c5 = b, c6 = b, c7 = b, c8 = b, c9 = b, c10 = b, c11 = b;
        for (int turn = 0; turn < Turns; turn++)
        {
            c0 = TV.MultiplyAdd(c0, a, b);
            c1 = TV.MultiplyAdd(c1, a, b);
            c2 = TV.MultiplyAdd(c2, a, b);
            c3 = TV.MultiplyAdd(c3, a, b);
            c4 = TV.MultiplyAdd(c4, a, b);
            c5 = TV.MultiplyAdd(c5, a, b);
            c6 = TV.MultiplyAdd(c6, a, b);
            c7 = TV.MultiplyAdd(c7, a, b);
            c8 = TV.MultiplyAdd(c8, a, b);
            c9 = TV.MultiplyAdd(c9, a, b);
            c10 = TV.MultiplyAdd(c10, a, b);
            c11 = TV.MultiplyAdd(c11, a, b);
        }

        TV sum = c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
        float[] values = Values;
        TV.Store(sum, ref values[0], 0);
        return values[0];
    }

    private static readonly float[] Values = new float[16];
}
