using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>The element-wise product of two runs of floats.</summary>
internal static class Multiplication
{
    /// <summary>y = a · b, added to y if <paramref name="accumulate"/>.</summary>
    public static void Run(ref float a, ref float b, ref float y, int length, bool accumulate)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<Simd16>(ref a, ref b, ref y, length, accumulate);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<Simd8>(ref a, ref b, ref y, length, accumulate);
        }
        else
        {
            Run<Simd4>(ref a, ref b, ref y, length, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TV>(ref float a, ref float b, ref float y, int length, bool accumulate)
        where TV : struct, ISimd<TV>
    {
        nint i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            TV product = TV.Load(ref a, i) * TV.Load(ref b, i);
            TV.Store(accumulate ? TV.Load(ref y, i) + product : product, ref y, i);
        }

        int rest = length - (int)i;
        if (rest > 0)
        {
            TV product = Partial.Load<TV>(ref a, i, rest) * Partial.Load<TV>(ref b, i, rest);
            Partial.Store(accumulate ? Partial.Load<TV>(ref y, i, rest) + product : product, ref y, i, rest);
        }
    }
}
