using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sums of contiguous floats in double precision: always sixteen partial sums (element i in number i mod 16) and one for the tail, whatever the
/// processor, so that a sum depends on the values alone. Relative error n·2⁻⁵³.
/// </summary>
internal static unsafe class DoubleSums
{
    // Four vectors of four: an addition waits for the one before it, so that fewer would leave the adders idle.
    private const int Partials = 16;

    /// <summary>Σ x[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(float* x, int count)
    {
        Vector256<double> a = default, b = default, c = default, d = default;
        int i = 0;
        for (; i <= count - Partials; i += Partials)
        {
            a += Widen(x + i);
            b += Widen(x + i + 4);
            c += Widen(x + i + 8);
            d += Widen(x + i + 12);
        }

        double tail = 0;
        for (; i < count; i++)
        {
            tail += x[i];
        }

        return Total((a + c) + (b + d)) + tail;
    }

    /// <summary>Σ (x[i] - center)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squares(float* x, int count, double center)
    {
        Vector256<double> a = default, b = default, c = default, d = default;
        Vector256<double> centers = Vector256.Create(center);
        int i = 0;
        for (; i <= count - Partials; i += Partials)
        {
            Vector256<double> first = Widen(x + i) - centers;
            Vector256<double> second = Widen(x + i + 4) - centers;
            Vector256<double> third = Widen(x + i + 8) - centers;
            Vector256<double> fourth = Widen(x + i + 12) - centers;
            a += first * first;
            b += second * second;
            c += third * third;
            d += fourth * fourth;
        }

        double tail = 0;
        for (; i < count; i++)
        {
            tail += (x[i] - center) * (x[i] - center);
        }

        return Total((a + c) + (b + d)) + tail;
    }

    /// <summary>
    /// (Σ g[i], Σ g[i]·(x[i] - center)) with g[i] = dy[i]·weight[i·step], or dy[i] where <paramref name="weight"/> is null. The product g is rounded to
    /// float as <see cref="Normalise.Backward"/> rounds it, so that taking its mean away leaves exactly nothing of a constant.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Sum, double Product) Products(float* x, float* dy, float* weight, int step, int count, double center)
    {
        Vector256<double> sumA = default, sumB = default, sumC = default, sumD = default;
        Vector256<double> productA = default, productB = default, productC = default, productD = default;
        Vector256<double> centers = Vector256.Create(center);
        Vector128<float> weights = Vector128.Create(weight == null ? 1 : *weight);
        bool ownWeights = weight != null && step != 0;
        int i = 0;
        for (; i <= count - Partials; i += Partials)
        {
            Vector256<double> g = Widen(Vector128.Load(dy + i) * (ownWeights ? Vector128.Load(weight + i) : weights));
            sumA += g;
            productA += g * (Widen(x + i) - centers);
            g = Widen(Vector128.Load(dy + i + 4) * (ownWeights ? Vector128.Load(weight + i + 4) : weights));
            sumB += g;
            productB += g * (Widen(x + i + 4) - centers);
            g = Widen(Vector128.Load(dy + i + 8) * (ownWeights ? Vector128.Load(weight + i + 8) : weights));
            sumC += g;
            productC += g * (Widen(x + i + 8) - centers);
            g = Widen(Vector128.Load(dy + i + 12) * (ownWeights ? Vector128.Load(weight + i + 12) : weights));
            sumD += g;
            productD += g * (Widen(x + i + 12) - centers);
        }

        (double sumTail, double productTail) = (0, 0);
        for (; i < count; i++)
        {
            float g = weight == null ? dy[i] : dy[i] * weight[i * step];
            sumTail += g;
            productTail += g * (x[i] - center);
        }

        return (Total((sumA + sumC) + (sumB + sumD)) + sumTail, Total((productA + productC) + (productB + productD)) + productTail);
    }

    /// <summary>Four floats as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Widen(float* x) => Widen(Vector128.Load(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(Vector128<float> x) =>
        Avx.IsSupported ? Avx.ConvertToVector256Double(x) : Vector256.Create(Vector128.WidenLower(x), Vector128.WidenUpper(x));

    /// <summary>The partial sums as one, pairwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Total(Vector256<double> four) => (four[0] + four[2]) + (four[1] + four[3]);
}
