using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>The reductions that <see cref="Softmax"/> and <see cref="LogSoftmax"/> share, each a method of its own so that its sum stays in a register.</summary>
internal static unsafe class SoftmaxParts
{
    /// <summary>The largest of a line. A NaN may be passed over: the exponentials that follow bring it back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Largest<TV>(float* x, int channels)
        where TV : struct, ISimd<TV>
    {
        TV largest = TV.Create(float.NegativeInfinity);
        for (int i = 0; i < channels; i += TV.Count)
        {
            largest = TV.Max(largest, ChannelGroups.Load<TV>(x + i, channels - i, float.NegativeInfinity));
        }

        return TV.MaxOf(largest);
    }

    /// <summary>The largest of each column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TV LargestOfColumns<TV>(float* x, int channels, int stride, int count)
        where TV : struct, ISimd<TV>
    {
        TV largest = TV.Create(float.NegativeInfinity);
        for (int channel = 0; channel < channels; channel++, x += stride)
        {
            largest = TV.Max(largest, ChannelGroups.Load<TV>(x, count));
        }

        return largest;
    }

    /// <summary>Σ e^(x - largest) of a line; the terms are written to <paramref name="terms"/> unless that is null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SumOfExponentials<TV>(float* x, float largest, float* terms, int channels)
        where TV : struct, ISimd<TV>
    {
        TV shift = TV.Create(largest);
        TV sum = TV.Create(0f);
        for (int i = 0; i < channels; i += TV.Count)
        {
            // Lanes past the end hold -∞ and add nothing.
            TV e = VectorMath.Exp(ChannelGroups.Load<TV>(x + i, channels - i, float.NegativeInfinity) - shift);
            sum += e;
            if (terms != null)
            {
                ChannelGroups.Store(e, terms + i, channels - i, accumulate: false);
            }
        }

        return TV.Sum(sum);
    }

    /// <summary>Σ e^(x - largest) of each column; the terms are written to <paramref name="terms"/> unless that is null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TV SumOfExponentialsOfColumns<TV>(float* x, TV largest, float* terms, int channels, int stride, int count)
        where TV : struct, ISimd<TV>
    {
        TV sum = TV.Create(0f);
        for (int channel = 0; channel < channels; channel++, x += stride)
        {
            TV e = VectorMath.Exp(ChannelGroups.Load<TV>(x, count) - largest);
            sum += e;
            if (terms != null)
            {
                ChannelGroups.Store(e, terms + ((nint)channel * stride), count, accumulate: false);
            }
        }

        return sum;
    }
}
