using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Gemm;

/// <summary>Sums of groups of 16 lanes, always in the order of <see cref="Simd16.Sum"/>: halves added pairwise.</summary>
internal static unsafe class LaneSums
{
    /// <summary>lanes[i] = the sum of lanes[16 · i] … lanes[16 · i + 15], for i = 0 … <paramref name="count"/> - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InPlace(float* lanes, int count)
    {
        int i = 0;
        if (Sse.IsSupported)
        {
            // Four at a time: turning four vectors costs less than four sums across a vector.
            for (; i <= count - 4; i += 4)
            {
                float* from = lanes + (16 * i);
                Vector128<float> a = Quarter(from), b = Quarter(from + 16), c = Quarter(from + 32), d = Quarter(from + 48);
                Vector128<float> ab = Sse.UnpackLow(a, b) + Sse.UnpackHigh(a, b), cd = Sse.UnpackLow(c, d) + Sse.UnpackHigh(c, d);
                Vector128.Store(Sse.MoveLowToHigh(ab, cd) + Sse.MoveHighToLow(cd, ab), lanes + i);
            }
        }

        for (; i < count; i++)
        {
            lanes[i] = Simd4.Sum(new Simd4(Quarter(lanes + (16 * i))));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quarter(float* lanes) =>
        (Vector128.Load(lanes) + Vector128.Load(lanes + 8)) + (Vector128.Load(lanes + 4) + Vector128.Load(lanes + 12));
}
