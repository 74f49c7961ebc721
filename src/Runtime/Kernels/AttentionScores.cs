using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// What is done with the scores of a block of queries, [keys][lanes] with a query in each lane: nothing goes across lanes, so that the bits of a query depend on its own numbers alone.
/// </summary>
internal static unsafe class AttentionScores
{
    // At least: so a query that sees nothing but -∞ gets zeros.
    private const float LeastScore = float.MinValue;
    private const float LeastSum = 1e-37f;

    // The largest score is looked for in so many keys at a time, because each step of one search has to wait for the one before.
    private const int Searches = 4;

    /// <summary>Hides what a query must not see: key j of <paramref name="scores"/> is seen by lanes <paramref name="firstKey"/> + j and beyond.</summary>
    /// <param name="scores">[keys][lanes].</param>
    /// <param name="keys">How many.</param>
    /// <param name="lanes">Queries.</param>
    /// <param name="firstKey">Place of the first key after the first query; negative before it.</param>
    public static void Hide(float* scores, int keys, int lanes, int firstKey)
    {
        for (int key = int.Max(0, 1 - firstKey); key < keys; key++)
        {
            float* row = scores + ((nint)key * lanes);
            for (int lane = 0; lane < int.Min(firstKey + key, lanes); lane++)
            {
                row[lane] = float.NegativeInfinity;
            }
        }
    }

    /// <summary>
    /// One more piece of keys: scores become e^((score - largest) · scale) for the largest so far, and what has been summed before it was known is corrected.
    /// </summary>
    /// <param name="scores">[keys][lanes].</param>
    /// <param name="keys">How many.</param>
    /// <param name="lanes">Queries, 16 or 32.</param>
    /// <param name="scale">What scores are multiplied by.</param>
    /// <param name="largest">The largest score of each query.</param>
    /// <param name="sums">The sum of the exponentials of each query.</param>
    /// <param name="result">[size][lanes], what has been summed so far; null in front of the first piece.</param>
    /// <param name="size">Features of a head.</param>
    public static void Exponentials(float* scores, int keys, int lanes, float scale, float* largest, float* sums, float* result, int size)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Exponentials<Simd16>(scores, keys, lanes, scale, largest, sums, result, size);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Exponentials<Simd8>(scores, keys, lanes, scale, largest, sums, result, size);
        }
        else
        {
            Exponentials<Simd4>(scores, keys, lanes, scale, largest, sums, result, size);
        }
    }

    /// <summary>Divides by the sums, and, unless <paramref name="logarithms"/> is null, writes there the logarithm of each query's sum of exponentials of scaled scores.</summary>
    public static void Finish(float* result, int size, int lanes, float scale, float* largest, float* sums, float* logarithms)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Finish<Simd16>(result, size, lanes, scale, largest, sums, logarithms);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Finish<Simd8>(result, size, lanes, scale, largest, sums, logarithms);
        }
        else
        {
            Finish<Simd4>(result, size, lanes, scale, largest, sums, logarithms);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exponentials<TV>(float* scores, int keys, int lanes, float scale, float* largest, float* sums, float* result, int size)
        where TV : struct, ISimd<TV>
    {
        TV factor = TV.Create(scale);
        for (int lane = 0; lane < lanes; lane += TV.Count)
        {
            TV top = Largest<TV>(scores + lane, keys, lanes), sum = TV.Create(0);
            if (result != null)
            {
                TV before = TV.Load(ref *largest, lane);
                top = TV.Max(before, top);
                TV correction = VectorMath.Exp((before - top) * factor);
                sum = TV.Load(ref *sums, lane) * correction;
                Multiply(result + lane, size, lanes, correction);
            }

            TV.Store(top, ref *largest, lane);
            TV shift = TV.Create(0) - (top * factor);
            float* column = scores + lane;
            for (int key = 0; key < keys; key++, column += lanes)
            {
                TV e = VectorMath.Exp(TV.MultiplyAdd(TV.Load(ref *column, 0), factor, shift));
                TV.Store(e, ref *column, 0);
                sum += e;
            }

            TV.Store(sum, ref *sums, lane);
        }
    }

    /// <summary>A NaN may be passed over: the exponentials that follow bring it back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TV Largest<TV>(float* scores, int keys, nint lanes)
        where TV : struct, ISimd<TV>
    {
        TV a = TV.Create(LeastScore), b = a, c = a, d = a;
        int key = 0;
        for (; key <= keys - Searches; key += Searches, scores += Searches * lanes)
        {
            a = TV.Max(a, TV.Load(ref *scores, 0));
            b = TV.Max(b, TV.Load(ref *scores, lanes));
            c = TV.Max(c, TV.Load(ref *scores, 2 * lanes));
            d = TV.Max(d, TV.Load(ref *scores, 3 * lanes));
        }

        for (; key < keys; key++, scores += lanes)
        {
            a = TV.Max(a, TV.Load(ref *scores, 0));
        }

        return TV.Max(TV.Max(a, b), TV.Max(c, d));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TV>(float* values, int count, nint step, TV factor)
        where TV : struct, ISimd<TV>
    {
        for (; count > 0; count--, values += step)
        {
            TV.Store(TV.Load(ref *values, 0) * factor, ref *values, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Finish<TV>(float* result, int size, int lanes, float scale, float* largest, float* sums, float* logarithms)
        where TV : struct, ISimd<TV>
    {
        for (int lane = 0; lane < lanes; lane += TV.Count)
        {
            TV sum = TV.Max(TV.Create(LeastSum), TV.Load(ref *sums, lane));
            Multiply(result + lane, size, lanes, TV.Create(1) / sum);
            if (logarithms != null)
            {
                TV.Store(TV.MultiplyAdd(TV.Load(ref *largest, lane), TV.Create(scale), VectorMath.Log(sum)), ref *logarithms, lane);
            }
        }
    }
}
