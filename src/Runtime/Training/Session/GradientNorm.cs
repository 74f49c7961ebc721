using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Training;

/// <summary>Whether gradients are finite, and Σ g² in double precision, in an order that depends on the length alone: eight lanes, then their sum, then the tail.</summary>
internal static class GradientNorm
{
    /// <summary>False where a gradient is infinite or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AllFinite(ReadOnlySpan<float> gradients)
    {
        // Zero times a number is zero, but for those that are no numbers.
        ref float first = ref MemoryMarshal.GetReference(gradients);
        Vector512<float> zero = Vector512<float>.Zero, a = zero, b = zero, c = zero, d = zero;
        int i = 0;
        for (; i <= gradients.Length - 64; i += 64)
        {
            a = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref first, (nuint)i), zero, a);
            b = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref first, (nuint)i + 16), zero, b);
            c = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref first, (nuint)i + 32), zero, c);
            d = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref first, (nuint)i + 48), zero, d);
        }

        float sum = Vector512.Sum((a + b) + (c + d));
        for (; i < gradients.Length; i++)
        {
            sum += gradients[i] * 0;
        }

        return sum == 0;
    }

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
