using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sums of floats in double precision: always eight partial sums (element i in number i mod 8) and one for the tail, whatever the
/// processor, so that a sum depends on the values alone.
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

        return Total(lower, upper) + tail;
    }

    /// <summary>y[j] = (Σ over i of x[i·columns + j]) / divisor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns(float* x, int rows, int columns, float* y, double divisor)
    {
        int j = 0;
        for (; j <= columns - 8; j += 8)
        {
            Vector256<double> lower = default;
            Vector256<double> upper = default;
            for (int i = 0; i < rows; i++)
            {
                Vector256<float> values = Vector256.Load(x + ((nint)i * columns) + j);
                lower += Vector256.WidenLower(values);
                upper += Vector256.WidenUpper(values);
            }

            Vector256.Narrow(lower / divisor, upper / divisor).Store(y + j);
        }

        for (; j < columns; j++)
        {
            double total = 0;
            for (int i = 0; i < rows; i++)
            {
                total += x[((nint)i * columns) + j];
            }

            y[j] = (float)(total / divisor);
        }
    }

    /// <summary>The eight partial sums as one, pairwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(Vector256<double> lower, Vector256<double> upper)
    {
        Vector256<double> four = lower + upper;
        return (four[0] + four[2]) + (four[1] + four[3]);
    }
}
