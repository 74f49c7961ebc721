using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sums of contiguous floats in double precision: always eight partial sums (element i in number i mod 8) and one for the tail, whatever the
/// processor, so that a sum depends on the values alone. Relative error n·2⁻⁵³.
/// </summary>
internal static unsafe class DoubleSums
{
    /// <summary>Σ x[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(float* x, int count)
    {
        Vector256<double> lower = default;
        Vector256<double> upper = default;
        int i = 0;
        for (; i <= count - 8; i += 8)
        {
            Vector256<float> values = Vector256.Load(x + i);
            lower += Vector256.WidenLower(values);
            upper += Vector256.WidenUpper(values);
        }

        double tail = 0;
        for (; i < count; i++)
        {
            tail += x[i];
        }

        return Total(lower + upper) + tail;
    }

    /// <summary>Σ (x[i] - center)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squares(float* x, int count, double center)
    {
        Vector256<double> lower = default;
        Vector256<double> upper = default;
        Vector256<double> centers = Vector256.Create(center);
        int i = 0;
        for (; i <= count - 8; i += 8)
        {
            Vector256<float> values = Vector256.Load(x + i);
            Vector256<double> first = Vector256.WidenLower(values) - centers;
            Vector256<double> second = Vector256.WidenUpper(values) - centers;
            lower += first * first;
            upper += second * second;
        }

        double tail = 0;
        for (; i < count; i++)
        {
            tail += (x[i] - center) * (x[i] - center);
        }

        return Total(lower + upper) + tail;
    }

    /// <summary>
    /// (Σ g[i], Σ g[i]·(x[i] - center)) with g[i] = dy[i]·weight[i·step], or dy[i] where <paramref name="weight"/> is null. The product g is rounded to
    /// float as <see cref="Normalise.Backward"/> rounds it, so that taking its mean away leaves exactly nothing of a constant.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Sum, double Product) Products(float* x, float* dy, float* weight, int step, int count, double center)
    {
        Vector256<double> sum = default;
        Vector256<double> product = default;
        Vector256<double> centers = Vector256.Create(center);
        int i = 0;
        for (; i <= count - 4; i += 4)
        {
            Vector128<float> gradient = Vector128.Load(dy + i);
            if (weight != null)
            {
                gradient *= step == 0 ? Vector128.Create(*weight) : Vector128.Load(weight + i);
            }

            Vector256<double> g = Widen(gradient);
            sum += g;
            product += g * (Widen(x + i) - centers);
        }

        (double sumTail, double productTail) = (0, 0);
        for (; i < count; i++)
        {
            float g = weight == null ? dy[i] : dy[i] * weight[i * step];
            sumTail += g;
            productTail += g * (x[i] - center);
        }

        return (Total(sum) + sumTail, Total(product) + productTail);
    }

    /// <summary>Four floats as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Widen(float* x) => Widen(Vector128.Load(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(Vector128<float> x) => Vector256.Create(Vector128.WidenLower(x), Vector128.WidenUpper(x));

    /// <summary>The partial sums as one, pairwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Total(Vector256<double> four) => (four[0] + four[2]) + (four[1] + four[3]);
}
