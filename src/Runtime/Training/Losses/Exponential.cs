using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.Training;

/// <summary>eˣ of every value of a span, see <see cref="VectorMath.Exp"/>: the same bits wherever in the span a value stands.</summary>
internal static class Exponential
{
    public static void InPlace(Span<float> values)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            InPlace<Simd16>(values);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            InPlace<Simd8>(values);
        }
        else
        {
            InPlace<Simd4>(values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InPlace<TV>(Span<float> values)
        where TV : struct, ISimd<TV>
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        int i = 0;
        for (; i <= values.Length - TV.Count; i += TV.Count)
        {
            TV.Store(VectorMath.Exp(TV.Load(ref first, i)), ref first, i);
        }

        int rest = values.Length - i;
        if (rest > 0)
        {
            Partial.Store(VectorMath.Exp(Partial.Load<TV>(ref first, i, rest)), ref first, i, rest);
        }
    }
}
