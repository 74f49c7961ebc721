using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>max(0, x · scale + shift) of blocks of 16 channels: a batch normalisation with known statistics and a rectifier, on the way into a convolution.</summary>
internal unsafe struct ChannelNorm
{
    private const int Block = 16;

    /// <summary>[Channels], or null for none.</summary>
    public float* Scale;

    /// <summary>[Channels].</summary>
    public float* Shift;

    /// <summary>Channels of the group.</summary>
    public int Channels;

    /// <summary>Applies the numbers of one block to <paramref name="length"/> floats, whole pixels of that block.</summary>
    [SkipLocalsInit]
    public readonly void Apply(int block, float* from, float* to, nint length)
    {
        float* whole = stackalloc float[2 * Block];
        int first = block * Block, channels = int.Min(Block, Channels - first);
        float* scale = Scale + first;
        float* shift = Shift + first;
        if (channels < Block)
        {
            // Nobody sums the lanes that fill up the last block.
            Copy.Zeros(whole, 2 * Block);
            Copy.Row(scale, whole, channels);
            Copy.Row(shift, whole + Block, channels);
            scale = whole;
            shift = whole + Block;
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Apply<Simd16>(scale, shift, from, to, length);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Apply<Simd8>(scale, shift, from, to, length);
        }
        else
        {
            Apply<Simd4>(scale, shift, from, to, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TV>(float* scale, float* shift, float* from, float* to, nint length)
        where TV : struct, ISimd<TV>
    {
        TV zero = TV.Create(0f);
        for (int lane = 0; lane < Block; lane += TV.Count)
        {
            TV a = TV.Load(ref *scale, lane), b = TV.Load(ref *shift, lane);
            for (nint i = lane; i < length; i += Block)
            {
                TV.Store(TV.Max(zero, TV.MultiplyAdd(TV.Load(ref *from, i), a, b)), ref *to, i);
            }
        }
    }
}
