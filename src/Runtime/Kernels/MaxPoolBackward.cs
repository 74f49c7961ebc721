using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The backward pass of <see cref="MaxPool"/>, plane by plane; outputs add in row-major order.</summary>
internal readonly unsafe struct MaxPoolBackward(PoolShape shape, float* x, float* dy, float* dx, bool accumulate) : IRangeJob
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to)
    {
        PoolAxis rows = shape.Rows;
        PoolAxis columns = shape.Columns;
        bool covered = shape.TwoByTwo && 2 * rows.Out == rows.Size && 2 * columns.Out == columns.Size;
        for (int plane = from; plane < to; plane++)
        {
            float* source = x + ((nint)plane * shape.Plane);
            float* target = dx + ((nint)plane * shape.Plane);
            float* gradient = dy + ((nint)plane * shape.OutPlane);
            if (!accumulate && !covered)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(in PoolAxis rows, in PoolAxis columns, int i, float* source, float* gradient, float* target)
    {
        int firstRow = rows.Start(i) + (rows.FirstTap(i) * rows.Dilation);
        int endRow = rows.Start(i) + (rows.EndTap(i) * rows.Dilation);
        for (int j = 0; j < columns.Out; j++)
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
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TwoRows<TV, TPairs>(float* source, float* gradient, float* target, int width, int j, int count, bool accumulate)
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        TV zero = TV.Create(0);
        for (; j <= count - TV.Count; j += TV.Count)
        {
            TV first = TV.Load(ref *source, 2 * j);
            TV second = TV.Load(ref *source, (2 * j) + TV.Count);
            TV largest = TPairs.Even(first, second);
            TV a = TV.Load(ref *gradient, j);
            TV value = TPairs.Odd(first, second);
            TV b = IfTaken(value, largest, a, zero);
            a = IfTaken(value, largest, zero, a);
            largest = IfTaken(value, largest, value, largest);

            first = TV.Load(ref *source, width + (2 * j));
            second = TV.Load(ref *source, width + (2 * j) + TV.Count);
            value = TPairs.Even(first, second);
            TV c = IfTaken(value, largest, TV.Load(ref *gradient, j), zero);
            a = IfTaken(value, largest, zero, a);
            b = IfTaken(value, largest, zero, b);
            largest = IfTaken(value, largest, value, largest);

            value = TPairs.Odd(first, second);
            TV d = IfTaken(value, largest, TV.Load(ref *gradient, j), zero);
            a = IfTaken(value, largest, zero, a);
            b = IfTaken(value, largest, zero, b);
            c = IfTaken(value, largest, zero, c);

            Gradient.Put(TPairs.First(a, b), target, 2 * j, accumulate);
            Gradient.Put(TPairs.Second(a, b), target, (2 * j) + TV.Count, accumulate);
            Gradient.Put(TPairs.First(c, d), target, width + (2 * j), accumulate);
            Gradient.Put(TPairs.Second(c, d), target, width + (2 * j) + TV.Count, accumulate);
        }

        return j;
    }

    // Yes where value takes the place of the largest so far: it is above it, or NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV IfTaken<TV>(TV value, TV largest, TV yes, TV no)
        where TV : struct, ISimd<TV> => TV.WhereNaN(value, yes, TV.WhereGreater(value, largest, yes, no));
}
