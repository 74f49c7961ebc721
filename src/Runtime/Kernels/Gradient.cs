using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>How gradients reach memory.</summary>
internal static unsafe class Gradient
{
    /// <summary>Writes <paramref name="value"/>, or adds it to what is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<TV>(TV value, float* target, nint offset, bool accumulate)
        where TV : struct, ISimd<TV> =>
        TV.Store(accumulate ? TV.Load(ref *target, offset) + value : value, ref *target, offset);
}
