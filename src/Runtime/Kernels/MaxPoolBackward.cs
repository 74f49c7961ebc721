using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The backward pass of <see cref="MaxPool"/>, plane by plane; outputs add in row-major order.</summary>
internal readonly unsafe struct MaxPoolBackward(PoolShape shape, float* x, float* dy, float* dx, bool accumulate) : IRangeJob
{
    // Places in a window are kept in floats, which are exact up to here.
    private const long ExactPlaces = 1 << 24;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to)
    {
        PoolAxis rows = shape.Rows;
        PoolAxis columns = shape.Columns;
        if (shape.Quarters && !accumulate)
        {
            nint first = (nint)from * shape.Plane;
            Quarters(x + first, dy + ((nint)from * shape.OutPlane), dx + first, columns.Out, (to - from) * rows.Out);
            return;
        }

        for (int plane = from; plane < to; plane++)
        {
            float* source = x + ((nint)plane * shape.Plane);
            float* target = dx + ((nint)plane * shape.Plane);
            float* gradient = dy + ((nint)plane * shape.OutPlane);
            if (!accumulate)
            {
                new Span<float>(target, shape.Plane).Clear();
            }

            for (int i = 0; i < rows.Out; i++, gradient += columns.Out)
            {
                if (shape.TwoByTwo)
                {
                    int at = 2 * i * columns.Size;
                    TwoRows(source + at, gradient, target + at, columns.Size, columns.Out, accumulate);
                }
                else
                {
                    Row(rows, columns, i, source, gradient, target);
                }
            }
        }
    }

    private static void Row(in PoolAxis rows, in PoolAxis columns, int i, float* source, float* gradient, float* target)
    {
        int j = 0;
        if (columns.Stride <= 2 && rows.EndTap(i) > rows.FirstTap(i) && rows.Window * rows.Dilation * (long)columns.Size <= ExactPlaces)
        {
            j = Scalar(rows, columns, i, source, gradient, target, j, columns.FirstInside);
            if (Vector512.IsHardwareAccelerated)
            {
                j = Inside<Simd16, Pairs16>(rows, columns, i, source, gradient, target, j);
            }

            if (Vector256.IsHardwareAccelerated)
            {
                j = Inside<Simd8, Pairs8>(rows, columns, i, source, gradient, target, j);
            }

            j = Inside<Simd4, Pairs4>(rows, columns, i, source, gradient, target, j);
        }

        Scalar(rows, columns, i, source, gradient, target, j, columns.Out);
    }

    // Whole vectors of windows that have every column inside: the maxima are found side by side, the gradients added one by one, in order.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Inside<TV, TPairs>(in PoolAxis rows, in PoolAxis columns, int i, float* source, float* gradient, float* target, int j)
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        bool pairs = columns.Stride == 2;
        int stride = columns.Stride, dilation = columns.Dilation, window = columns.Window, firstTap = rows.FirstTap(i), taps = rows.EndTap(i) - firstTap;
        int top = (rows.Start(i) + (firstTap * rows.Dilation)) * columns.Size, rowStep = rows.Dilation * columns.Size;

        // Reading pairs touches one value behind the last one it needs: that must be in the row still.
        int lastStart = pairs ? columns.Size - (2 * TV.Count) - ((window - 1) * dilation) : int.MaxValue;
        float* places = stackalloc float[Simd16.Count];
        for (; j <= columns.EndInside - TV.Count && columns.Start(j) <= lastStart; j += TV.Count)
        {
            int at = top + columns.Start(j);
            float* row = source + at;
            TV largest = Strided.Load<TV, TPairs>(row, pairs);
            TV place = TV.Create(0);
            for (int k = 0; k < taps; k++, row += rowStep)
            {
                for (int l = 0; l < window; l++)
                {
                    TV value = Strided.Load<TV, TPairs>(row + (l * dilation), pairs);
                    place = TV.WhereAboveOrNaN(value, largest, TV.Create((k * rowStep) + (l * dilation)), place);
                    largest = TV.WhereAboveOrNaN(value, largest, value, largest);
                }
            }

            TV.Store(place, ref *places, 0);
            for (int lane = 0; lane < TV.Count; lane++)
            {
                target[at + (lane * stride) + (int)places[lane]] += gradient[j + lane];
            }
        }

        return j;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Scalar(in PoolAxis rows, in PoolAxis columns, int i, float* source, float* gradient, float* target, int j, int end)
    {
        int firstRow = rows.Start(i) + (rows.FirstTap(i) * rows.Dilation);
        int endRow = rows.Start(i) + (rows.EndTap(i) * rows.Dilation);
        for (; j < end; j++)
        {
            int firstColumn = columns.Start(j) + (columns.FirstTap(j) * columns.Dilation);
            int endColumn = columns.Start(j) + (columns.EndTap(j) * columns.Dilation);
            int best = -1;
            float largest = 0;
            for (int r = firstRow; r < endRow; r += rows.Dilation)
            {
                for (int c = firstColumn; c < endColumn; c += columns.Dilation)
                {
                    float value = source[(r * columns.Size) + c];
                    if (best < 0 || value > largest || float.IsNaN(value))
                    {
                        best = (r * columns.Size) + c;
                        largest = value;
                    }
                }
            }

            if (best >= 0)
            {
                target[best] += gradient[j];
            }
        }

        return j;
    }

    // Windows that leave nothing over, in rows that continue each other.
    private static void Quarters(float* source, float* gradient, float* target, int count, int rows)
    {
        int row = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            row = Quarters<Simd16, Pairs16>(source, gradient, target, count, row, rows);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            row = Quarters<Simd8, Pairs8>(source, gradient, target, count, row, rows);
        }

        row = Quarters<Simd4, Pairs4>(source, gradient, target, count, row, rows);
        Quarters<Simd1, Pairs1>(source, gradient, target, count, row, rows);
    }

    // The last vector of a row overlaps the one before it. Rows shorter than a vector reach into the next row, which then overwrites what they wrote there;
    // ends with the first row that has no room behind it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Quarters<TV, TPairs>(float* source, float* gradient, float* target, int count, int row, int rows)
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        int width = 2 * count, last = Math.Max(count - TV.Count, 0), beyond = Math.Max(TV.Count - count, 0);
        source += 2 * (nint)row * width;
        target += 2 * (nint)row * width;
        gradient += (nint)row * count;
        for (; row < rows && (rows - row - 1) * count >= beyond; row++, source += 2 * width, target += 2 * width, gradient += count)
        {
            for (int j = 0; ; j = Math.Min(j + TV.Count, last))
            {
                Four<TV, TPairs>(source, gradient, target, width, j, accumulate: false);
                if (j == last)
                {
                    break;
                }
            }
        }

        return row;
    }

    private static void TwoRows(float* source, float* gradient, float* target, int width, int count, bool accumulate)
    {
        int j = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            j = TwoRows<Simd16, Pairs16>(source, gradient, target, width, j, count, accumulate);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            j = TwoRows<Simd8, Pairs8>(source, gradient, target, width, j, count, accumulate);
        }

        j = TwoRows<Simd4, Pairs4>(source, gradient, target, width, j, count, accumulate);
        TwoRows<Simd1, Pairs1>(source, gradient, target, width, j, count, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int TwoRows<TV, TPairs>(float* source, float* gradient, float* target, int width, int j, int count, bool accumulate)
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        for (; j <= count - TV.Count; j += TV.Count)
        {
            Four<TV, TPairs>(source, gradient, target, width, j, accumulate);
        }

        return j;
    }

    // The windows of one vector of outputs. Upper row before lower row: see Quarters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<TV, TPairs>(float* source, float* gradient, float* target, int width, int j, bool accumulate)
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        TV zero = TV.Create(0);
        TV dy = TV.Load(ref *gradient, j);
        TV first = TV.Load(ref *source, 2 * j);
        TV second = TV.Load(ref *source, (2 * j) + TV.Count);
        TV largest = TPairs.Even(first, second);
        TV value = TPairs.Odd(first, second);
        TV b = TV.WhereAboveOrNaN(value, largest, dy, zero);
        TV a = TV.WhereAboveOrNaN(value, largest, zero, dy);
        largest = TV.WhereAboveOrNaN(value, largest, value, largest);

        first = TV.Load(ref *source, width + (2 * j));
        second = TV.Load(ref *source, width + (2 * j) + TV.Count);
        value = TPairs.Even(first, second);
        TV c = TV.WhereAboveOrNaN(value, largest, dy, zero);
        a = TV.WhereAboveOrNaN(value, largest, zero, a);
        b = TV.WhereAboveOrNaN(value, largest, zero, b);
        largest = TV.WhereAboveOrNaN(value, largest, value, largest);

        value = TPairs.Odd(first, second);
        TV d = TV.WhereAboveOrNaN(value, largest, dy, zero);
        a = TV.WhereAboveOrNaN(value, largest, zero, a);
        b = TV.WhereAboveOrNaN(value, largest, zero, b);
        c = TV.WhereAboveOrNaN(value, largest, zero, c);

        Gradient.Put(TPairs.First(a, b), target, 2 * j, accumulate);
        Gradient.Put(TPairs.Second(a, b), target, (2 * j) + TV.Count, accumulate);
        Gradient.Put(TPairs.First(c, d), target, width + (2 * j), accumulate);
        Gradient.Put(TPairs.Second(c, d), target, width + (2 * j) + TV.Count, accumulate);
    }
}
