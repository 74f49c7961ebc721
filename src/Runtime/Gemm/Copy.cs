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

    /// <summary>Copies rows of up to 32 floats, <paramref name="step"/> apart, to rows of 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel(float* from, nint step, float* to, nint rows, int width)
    {
        if (width < 32)
        {
            for (; rows > 0; rows--, from += step, to += 32)
            {
                Row(from, to, width);
            }

            return;
        }

        for (; rows > 0; rows--, from += step, to += 32)
        {
            Vector512<float> low = Vector512.Load(from), high = Vector512.Load(from + 16);
            Vector512.Store(low, to);
            Vector512.Store(high, to + 16);
        }
    }

    /// <summary>Copies <paramref name="length"/> floats and up to 15 more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Beyond(float* from, float* to, nint length)
    {
        for (nint i = 0; i < length; i += 16)
        {
            Vector512.Store(Vector512.Load(from + i), to + i);
        }
    }

    /// <summary>Writes <paramref name="length"/> zeros and up to 15 more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ZerosBeyond(float* to, nint length)
    {
        for (nint i = 0; i < length; i += 16)
        {
            Vector512.Store(Vector512<float>.Zero, to + i);
        }
    }

    /// <summary>Copies every <paramref name="step"/>-th float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Strided(float* from, nint step, float* to, nint length)
    {
        nint i = 0;
        if (step == 2 && Vector256.IsHardwareAccelerated)
        {
            // Two vectors hold eight values and one float too many; the last values go one by one, so that nothing behind them is read.
            Vector256<int> even = Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6);
            for (; i < length - 8; i += 8)
            {
                Vector256<float> low = Vector256.Shuffle(Vector256.Load(from + (2 * i)), even), high = Vector256.Shuffle(Vector256.Load(from + (2 * i) + 8), even);
                Vector256.Store(Vector256.Create(low.GetLower(), high.GetLower()), to + i);
            }
        }

        for (; i < length; i++)
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
