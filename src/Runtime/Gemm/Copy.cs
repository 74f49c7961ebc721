using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Runtime.Gemm;

/// <summary>Short copies, where a call of the general one would cost more than the copy.</summary>
internal static unsafe class Copy
{
    /// <summary>Copies <paramref name="length"/> floats that do not overlap; the last vector overlaps the one before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row(float* from, float* to, nint length)
    {
        if (length >= 16)
        {
            for (nint i = 0; i <= length - 16; i += 16)
            {
                Vector512.Store(Vector512.Load(from + i), to + i);
            }

            Vector512.Store(Vector512.Load(from + length - 16), to + length - 16);
        }
        else if (length >= 8)
        {
            Vector256<float> last = Vector256.Load(from + length - 8);
            Vector256.Store(Vector256.Load(from), to);
            Vector256.Store(last, to + length - 8);
        }
        else if (length >= 4)
        {
            Vector128<float> last = Vector128.Load(from + length - 4);
            Vector128.Store(Vector128.Load(from), to);
            Vector128.Store(last, to + length - 4);
        }
        else
        {
            for (nint i = 0; i < length; i++)
            {
                to[i] = from[i];
            }
        }
    }

    /// <summary>Copies every <paramref name="step"/>-th float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Strided(float* from, nint step, float* to, nint length)
    {
        for (nint i = 0; i < length; i++)
        {
            to[i] = from[i * step];
        }
    }

    /// <summary>Writes <paramref name="length"/> zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Zeros(float* to, nint length)
    {
        if (length >= 16)
        {
            for (nint i = 0; i <= length - 16; i += 16)
            {
                Vector512.Store(Vector512<float>.Zero, to + i);
            }

            Vector512.Store(Vector512<float>.Zero, to + length - 16);
            return;
        }

        for (nint i = 0; i < length; i++)
        {
            to[i] = 0;
        }
    }
}
