using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Training;

/// <summary>Σ g² in double precision, in an order that depends on the length alone: eight lanes, then their sum, then the tail.</summary>
internal static class GradientNorm
{
    // The square of a float is exact in double, and a sum of 2³¹ of them cannot overflow.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(ReadOnlySpan<float> gradients)
    {
        ref float first = ref MemoryMarshal.GetReference(gradients);
        Vector256<double> low = Vector256<double>.Zero;
        Vector256<double> high = Vector256<double>.Zero;

        int i = 0;
        for (; i <= gradients.Length - 8; i += 8)
        {
            (Vector256<double> a, Vector256<double> b) = Vector256.Widen(Vector256.LoadUnsafe(ref first, (nuint)i));
            low += a * a;
            high += b * b;
        }

        double sum = Vector256.Sum(low) + Vector256.Sum(high);
        for (; i < gradients.Length; i++)
        {
            sum += (double)gradients[i] * gradients[i];
        }

        return sum;
    }
}
