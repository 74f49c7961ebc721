using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>A tap of a causal convolution in which each feature sees itself alone.</summary>
internal static unsafe class CausalDepthwise
{
    /// <summary>y[vector, channel] += weight[channel] · x[vector, channel], rounded once.</summary>
    public static void Add(float* x, nint xRow, float* weight, float* y, int vectors, int channels)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Add<Simd16>(x, xRow, weight, y, vectors, channels);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Add<Simd8>(x, xRow, weight, y, vectors, channels);
        }
        else
        {
            Add<Simd4>(x, xRow, weight, y, vectors, channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<TV>(float* x, nint xRow, float* weight, float* y, int vectors, int channels)
        where TV : struct, ISimd<TV>
    {
        int whole = channels - (channels % TV.Count), rest = channels - whole;
        for (int vector = 0; vector < vectors; vector++, x += xRow, y += channels)
        {
            for (int i = 0; i < whole; i += TV.Count)
            {
                TV.Store(TV.MultiplyAdd(TV.Load(ref *x, i), TV.Load(ref *weight, i), TV.Load(ref *y, i)), ref *y, i);
            }

            if (rest > 0)
            {
                Partial.Store(TV.MultiplyAdd(Partial.Load<TV>(ref *x, whole, rest), Partial.Load<TV>(ref *weight, whole, rest), Partial.Load<TV>(ref *y, whole, rest)), ref *y, whole, rest);
            }
        }
    }
}
