using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The backward pass of <see cref="AvgPool"/>, plane by plane. A value of dx adds in the order (output row, tap column), at every vector width.</summary>
internal readonly unsafe struct AvgPoolBackward(PoolShape shape, float* dy, float* dx, bool accumulate) : IRangeJob
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
                    TwoRows(gradient, target + (2 * i * columns.Size), columns.Size, columns.Out, accumulate);
                    continue;
                }

                int rowDivisor = rows.Divisor(i);
                for (int k = rows.FirstTap(i); k < rows.EndTap(i); k++)
                {
                    Row(columns, rowDivisor, gradient, target + ((rows.Start(i) + k) * columns.Size));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(in PoolAxis columns, int rowDivisor, float* gradient, float* target)
    {
        for (int l = 0; l < columns.Window; l++)
        {
            int j = 0;
            j = Edges(columns, rowDivisor, l, gradient, target, j, columns.FirstInside);
            int end = columns.EndInside;
            float divisor = (float)rowDivisor * columns.Window;
            float* shifted = target + columns.Start(0) + l;
            if (columns.Stride == 1)
            {
                if (Vector512.IsHardwareAccelerated)
                {
                    j = Inside<Simd16>(divisor, gradient, shifted, j, end);
                }

                if (Vector256.IsHardwareAccelerated)
                {
                    j = Inside<Simd8>(divisor, gradient, shifted, j, end);
                }

                j = Inside<Simd4>(divisor, gradient, shifted, j, end);
            }

            for (nint stride = columns.Stride; j < end; j++)
            {
                shifted[j * stride] += gradient[j] / divisor;
            }

            Edges(columns, rowDivisor, l, gradient, target, j, columns.Out);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Edges(in PoolAxis columns, int rowDivisor, int l, float* gradient, float* target, int j, int end)
    {
        for (; j < end; j++)
        {
            int at = columns.Start(j) + l;
            if (at >= 0 && at < columns.Size)
            {
                target[at] += gradient[j] / ((float)rowDivisor * columns.Divisor(j));
            }
        }

        return j;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Inside<TV>(float divisor, float* gradient, float* shifted, int j, int end)
        where TV : struct, ISimd<TV>
    {
        for (; j <= end - TV.Count; j += TV.Count)
        {
            TV.Store(TV.Load(ref *shifted, j) + (TV.Load(ref *gradient, j) / TV.Create(divisor)), ref *shifted, j);
        }

        return j;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoRows(float* gradient, float* target, int width, int count, bool accumulate)
    {
        int j = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            j = TwoRows<Simd16, Pairs16>(gradient, target, width, j, count, accumulate);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            j = TwoRows<Simd8, Pairs8>(gradient, target, width, j, count, accumulate);
        }

        j = TwoRows<Simd4, Pairs4>(gradient, target, width, j, count, accumulate);
        TwoRows<Simd1, Pairs1>(gradient, target, width, j, count, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TwoRows<TV, TPairs>(float* gradient, float* target, int width, int j, int count, bool accumulate)
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        for (; j <= count - TV.Count; j += TV.Count)
        {
            TV share = TV.Load(ref *gradient, j) / TV.Create(4);
            TV first = TPairs.First(share, share);
            TV second = TPairs.Second(share, share);
            Gradient.Put(first, target, 2 * j, accumulate);
            Gradient.Put(second, target, (2 * j) + TV.Count, accumulate);
            Gradient.Put(first, target, width + (2 * j), accumulate);
            Gradient.Put(second, target, width + (2 * j) + TV.Count, accumulate);
        }

        return j;
    }
}
