using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary><see cref="Normalise"/> down up to four neighbouring columns, each with its own statistics.</summary>
internal static unsafe class NormaliseColumns
{
    /// <summary>y[i][k] = (x[i][k] - centers[k])·scales[k]·weight[k] + bias[k].</summary>
    public static void Forward(
        float* x, float* y, int rows, int count, int stride, double* centers, double* scales, float* weight, float* bias)
    {
        int step = count == ColumnSums.Width ? count : 1;
        for (int k = 0; k < count; k += step)
        {
            Columns columns = new(x + k, null, y + k, rows, stride, centers + k, scales + k, null, null, weight == null ? null : weight + k, bias == null ? null : bias + k);
            if (step == 1)
            {
                Forward<Simd1>(columns);
            }
            else
            {
                Forward<Simd4>(columns);
            }
        }
    }

    /// <summary>dx[i][k] = (dy[i][k] - means[k] + (x[i][k] - centers[k])·slopes[k])·scales[k], written or added.</summary>
    public static void Backward(
        float* x, float* dy, float* dx, int rows, int count, int stride, double* centers, double* scales, double* slopes, double* means, bool accumulate)
    {
        int step = count == ColumnSums.Width ? count : 1;
        for (int k = 0; k < count; k += step)
        {
            Columns columns = new(x + k, dy + k, dx + k, rows, stride, centers + k, scales + k, slopes + k, means + k, null, null);
            if (step == 1)
            {
                Backward<Simd1>(columns, accumulate);
            }
            else
            {
                Backward<Simd4>(columns, accumulate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<TV>(in Columns columns)
        where TV : struct, ISimd<TV>
    {
        float* x = columns.X;
        float* y = columns.Y;
        TV high = Floats<TV>(columns.Centers);
        TV low = Rests<TV>(columns.Centers);
        TV scale = Floats<TV>(columns.Scales);
        TV weight = columns.Weight == null ? TV.Create(1) : TV.Load(ref *columns.Weight, 0);
        TV bias = columns.Bias == null ? TV.Create(0) : TV.Load(ref *columns.Bias, 0);
        for (int i = 0; i < columns.Rows; i++, x += columns.Stride, y += columns.Stride)
        {
            TV.Store(TV.MultiplyAdd(((TV.Load(ref *x, 0) - high) - low) * scale, weight, bias), ref *y, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<TV>(in Columns columns, bool accumulate)
        where TV : struct, ISimd<TV>
    {
        float* x = columns.X;
        float* dy = columns.Dy;
        float* dx = columns.Y;
        TV high = Floats<TV>(columns.Centers);
        TV low = Rests<TV>(columns.Centers);
        TV scale = Floats<TV>(columns.Scales);
        TV slope = Floats<TV>(columns.Slopes);
        TV meanHigh = Floats<TV>(columns.Means);
        TV meanLow = Rests<TV>(columns.Means);
        for (int i = 0; i < columns.Rows; i++, x += columns.Stride, dy += columns.Stride, dx += columns.Stride)
        {
            TV gradient = (TV.Load(ref *dy, 0) - meanHigh) - meanLow;
            Gradient.Put(TV.MultiplyAdd((TV.Load(ref *x, 0) - high) - low, slope, gradient) * scale, dx, 0, accumulate);
        }
    }

    // As many doubles as TV has lanes (4 or 1), rounded.
    private static TV Floats<TV>(double* values)
        where TV : struct, ISimd<TV>
    {
        Vector128<float> floats = default;
        for (int k = 0; k < TV.Count; k++)
        {
            floats = floats.WithElement(k, (float)values[k]);
        }

        return TV.Load(ref Unsafe.As<Vector128<float>, float>(ref floats), 0);
    }

    // What the rounding left over.
    private static TV Rests<TV>(double* values)
        where TV : struct, ISimd<TV>
    {
        Vector128<float> floats = default;
        for (int k = 0; k < TV.Count; k++)
        {
            floats = floats.WithElement(k, (float)(values[k] - (float)values[k]));
        }

        return TV.Load(ref Unsafe.As<Vector128<float>, float>(ref floats), 0);
    }

    private readonly struct Columns(
        float* x, float* dy, float* y, int rows, int stride, double* centers, double* scales, double* slopes, double* means, float* weight, float* bias)
    {
        public readonly float* X = x;
        public readonly float* Dy = dy;
        public readonly float* Y = y;
        public readonly int Rows = rows;
        public readonly int Stride = stride;
        public readonly double* Centers = centers;
        public readonly double* Scales = scales;
        public readonly double* Slopes = slopes;
        public readonly double* Means = means;
        public readonly float* Weight = weight;
        public readonly float* Bias = bias;
    }
}
