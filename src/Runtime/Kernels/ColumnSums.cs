using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sums down the columns of a matrix of floats with a row length of <c>stride</c>, in double precision and in the order of the rows: four columns in
/// the lanes of one vector, or one column alone, give the same bits. Relative error n·2⁻⁵³.
/// </summary>
internal static unsafe class ColumnSums
{
    /// <summary>Columns handled at once.</summary>
    public const int Width = 4;

    /// <summary>y[j] = (Σ x[i][j]) / divisor for <paramref name="columns"/> columns.</summary>
    public static void Average(float* x, int rows, int columns, int stride, float* y, double divisor)
    {
        double* sums = stackalloc double[Width];
        for (int j = 0; j < columns; j += Width)
        {
            int count = columns - j < Width ? columns - j : Width;
            Sum(x + j, rows, count, stride, sums);
            for (int k = 0; k < count; k++)
            {
                y[j + k] = (float)(sums[k] / divisor);
            }
        }
    }

    /// <summary>sums[k] = Σ x[i][k] for k &lt; <paramref name="count"/> ≤ <see cref="Width"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(float* x, int rows, int count, int stride, double* sums)
    {
        if (count == Width)
        {
            Vector256<double> total = default;
            for (int i = 0; i < rows; i++, x += stride)
            {
                total += DoubleSums.Widen(x);
            }

            total.Store(sums);
            return;
        }

        for (int k = 0; k < count; k++, x++)
        {
            sums[k] = 0;
            for (int i = 0; i < rows; i++)
            {
                sums[k] += x[(nint)i * stride];
            }
        }
    }

    /// <summary>sums[k] = Σ (x[i][k] - centers[k])².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Squares(float* x, int rows, int count, int stride, double* centers, double* sums)
    {
        if (count == Width)
        {
            Vector256<double> total = default;
            Vector256<double> center = Vector256.Load(centers);
            for (int i = 0; i < rows; i++, x += stride)
            {
                Vector256<double> difference = DoubleSums.Widen(x) - center;
                total += difference * difference;
            }

            total.Store(sums);
            return;
        }

        for (int k = 0; k < count; k++, x++)
        {
            sums[k] = 0;
            for (int i = 0; i < rows; i++)
            {
                double difference = x[(nint)i * stride] - centers[k];
                sums[k] += difference * difference;
            }
        }
    }

    /// <summary>sums[k] = Σ dy[i][k] and products[k] = Σ dy[i][k]·(x[i][k] - centers[k]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Products(float* x, float* dy, int rows, int count, int stride, double* centers, double* sums, double* products)
    {
        if (count == Width)
        {
            Vector256<double> sum = default;
            Vector256<double> product = default;
            Vector256<double> center = Vector256.Load(centers);
            for (int i = 0; i < rows; i++, x += stride, dy += stride)
            {
                Vector256<double> g = DoubleSums.Widen(dy);
                sum += g;
                product += g * (DoubleSums.Widen(x) - center);
            }

            sum.Store(sums);
            product.Store(products);
            return;
        }

        for (int k = 0; k < count; k++, x++, dy++)
        {
            (sums[k], products[k]) = (0, 0);
            for (int i = 0; i < rows; i++)
            {
                double g = dy[(nint)i * stride];
                sums[k] += g;
                products[k] += g * (x[(nint)i * stride] - centers[k]);
            }
        }
    }
}
