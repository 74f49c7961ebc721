using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>What the backward pass does with scores and their gradients, [keys][lanes] with a query in each lane: nothing goes across lanes, as in <see cref="AttentionScores"/>.</summary>
internal static unsafe class AttentionGradients
{
    /// <summary>sums[lane] = Σ over features of a[feature][lane] · b[feature][lane].</summary>
    public static void Dots(float* a, float* b, int size, int lanes, float* sums)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dots<Simd16>(a, b, size, lanes, sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dots<Simd8>(a, b, size, lanes, sums);
        }
        else
        {
            Dots<Simd4>(a, b, size, lanes, sums);
        }
    }

    /// <summary>Backward: scores become the weights p = e^(score · scale - logarithm), and the gradients of weights become those of scores, p · (gradient - dot) · scale.</summary>
    /// <param name="scores">[keys][lanes].</param>
    /// <param name="gradients">[keys][lanes].</param>
    /// <param name="factors">[keys][lanes]: what dropout multiplied the weights by, or null; the weights that are written are those after it.</param>
    /// <param name="keys">How many.</param>
    /// <param name="lanes">Queries.</param>
    /// <param name="scale">What scores are multiplied by.</param>
    /// <param name="logarithms">From <see cref="AttentionScores.Finish"/>.</param>
    /// <param name="dots">Σ over features of the result times its gradient, for each query.</param>
    public static void Gradients(float* scores, float* gradients, float* factors, int keys, int lanes, float scale, float* logarithms, float* dots)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Gradients<Simd16>(scores, gradients, factors, keys, lanes, scale, logarithms, dots);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Gradients<Simd8>(scores, gradients, factors, keys, lanes, scale, logarithms, dots);
        }
        else
        {
            Gradients<Simd4>(scores, gradients, factors, keys, lanes, scale, logarithms, dots);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dots<TV>(float* a, float* b, int size, int lanes, float* sums)
        where TV : struct, ISimd<TV>
    {
        for (int lane = 0; lane < lanes; lane += TV.Count)
        {
            TV sum = TV.Create(0);
            for (nint i = lane; i < (nint)size * lanes; i += lanes)
            {
                sum = TV.MultiplyAdd(TV.Load(ref *a, i), TV.Load(ref *b, i), sum);
            }

            TV.Store(sum, ref *sums, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gradients<TV>(float* scores, float* gradients, float* factors, int keys, int lanes, float scale, float* logarithms, float* dots)
        where TV : struct, ISimd<TV>
    {
        TV multiplier = TV.Create(scale);
        for (int lane = 0; lane < lanes; lane += TV.Count)
        {
            TV shift = TV.Create(0) - TV.Load(ref *logarithms, lane), dot = TV.Load(ref *dots, lane);
            for (nint i = lane; i < (nint)keys * lanes; i += lanes)
            {
                TV p = VectorMath.Exp(TV.MultiplyAdd(TV.Load(ref *scores, i), multiplier, shift)), gradient = TV.Load(ref *gradients, i), kept = p;
                if (factors != null)
                {
                    TV factor = TV.Load(ref *factors, i);
                    gradient *= factor;
                    kept *= factor;
                }

                TV.Store(kept, ref *scores, i);
                TV.Store(p * (gradient - dot) * multiplier, ref *gradients, i);
            }
        }
    }
}
