using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Runtime.Tiles;

/// <summary>Loads and stores of the first lanes of a vector: memory behind them is neither read nor written, the other lanes are 0.</summary>
internal static unsafe class Masked
{
    // A load that begins n before the middle has n lanes set.
    private static System.ReadOnlySpan<int> Lanes => [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load16(float* from, int count) => Avx512F.MaskLoad(from, Vector512.LoadUnsafe(ref Mask(count)), Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load8(float* from, int count) => Avx.MaskLoad(from, Vector256.LoadUnsafe(ref Mask(count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load4(float* from, int count)
    {
        if (Avx.IsSupported)
        {
            return Avx.MaskLoad(from, Vector128.LoadUnsafe(ref Mask(count)));
        }

        return Vector128.Create(from[0], count > 1 ? from[1] : 0, count > 2 ? from[2] : 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, float* to, int count) => Avx512F.MaskStore(to, Vector512.LoadUnsafe(ref Mask(count)), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, float* to, int count) => Avx.MaskStore(to, Vector256.LoadUnsafe(ref Mask(count)), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, float* to, int count)
    {
        if (Avx.IsSupported)
        {
            Avx.MaskStore(to, Vector128.LoadUnsafe(ref Mask(count)), value);
            return;
        }

        to[0] = value[0];
        if (count > 1)
        {
            to[1] = value[1];
        }

        if (count > 2)
        {
            to[2] = value[2];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Mask(int count) => ref Unsafe.As<int, float>(ref Unsafe.Add(ref MemoryMarshal.GetReference(Lanes), 16 - count));
}
