using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The forward pass of a pooling, plane by plane. A window's rows are combined first, then its row results: the same order at every vector width.</summary>
/// <typeparam name="TOperation">Maximum or average.</typeparam>
internal readonly unsafe partial struct PoolForward<TOperation>(PoolShape shape, float* x, float* y) : IRangeJob
    where TOperation : struct, IPoolOperation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to)
    {
        PoolAxis rows = shape.Rows;
        PoolAxis columns = shape.Columns;
        if (shape.Quarters)
        {
            TwoByTwo(x + ((nint)from * shape.Plane), y + ((nint)from * shape.OutPlane), columns.Size, columns.Out, (to - from) * rows.Out);
            return;
        }

        for (int plane = from; plane < to; plane++)
        {
            float* source = x + ((nint)plane * shape.Plane);
            float* target = y + ((nint)plane * shape.OutPlane);
            if (shape.TwoByTwo)
            {
                TwoByTwo(source, target, columns.Size, columns.Out, rows.Out);
                continue;
            }

            for (int i = 0; i < rows.Out; i++, target += columns.Out)
            {
                Row(rows, columns, i, source, target);
            }
        }
    }

    private static void TwoByTwo(float* source, float* target, int width, int count, int rows)
    {
        int row = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            row = TwoByTwo<Simd16, Pairs16>(source, target, width, count, row, rows);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            row = TwoByTwo<Simd8, Pairs8>(source, target, width, count, row, rows);
        }

        row = TwoByTwo<Simd4, Pairs4>(source, target, width, count, row, rows);
        TwoByTwo<Simd1, Pairs1>(source, target, width, count, row, rows);
    }

    // The last vector of a row reaches into the next row, whose results then overwrite what it wrote there. Ends with the first row that has no room behind it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int TwoByTwo<TV, TPairs>(float* source, float* target, int width, int count, int row, int rows)
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        int beyond = ((count + TV.Count - 1) / TV.Count * TV.Count) - count;
        TV four = TV.Create(4);
        source += 2 * (nint)row * width;
        target += (nint)row * count;
        for (; row < rows && (rows - row - 1) * count >= beyond; row++, source += 2 * width, target += count)
        {
            for (int j = 0; j < count; j += TV.Count)
            {
                TV a = TOperation.Combine(TV.Load(ref *source, 2 * j), TV.Load(ref *source, width + (2 * j)));
                TV b = TOperation.Combine(TV.Load(ref *source, (2 * j) + TV.Count), TV.Load(ref *source, width + (2 * j) + TV.Count));
                TV total = TOperation.Combine(TPairs.Even(a, b), TPairs.Odd(a, b));
                TV.Store(TOperation.Divides ? TOperation.Finish(total, four) : total, ref *target, j);
            }
        }

        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(in PoolAxis rows, in PoolAxis columns, int i, float* source, float* target)
    {
        int firstTap = rows.FirstTap(i);
        Taps taps = new()
        {
            Source = source + ((rows.Start(i) + (firstTap * rows.Dilation)) * columns.Size),
            RowStep = rows.Dilation * columns.Size,
            RowCount = rows.EndTap(i) - firstTap,
            Divisor = rows.Divisor(i),
        };

        int j = 0;
        for (; j < columns.FirstInside; j++)
        {
            Edge(taps, columns, j, target);
        }

        int end = columns.EndInside;
        if (columns.Stride <= 2 && taps.RowCount > 0)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                j = Inside<Simd16, Pairs16>(taps, columns, target, j, end);
            }

            if (Vector256.IsHardwareAccelerated)
            {
                j = Inside<Simd8, Pairs8>(taps, columns, target, j, end);
            }

            j = Inside<Simd4, Pairs4>(taps, columns, target, j, end);
        }

        for (; j < columns.Out; j++)
        {
            Edge(taps, columns, j, target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Inside<TV, TPairs>(in Taps taps, in PoolAxis columns, float* target, int j, int end)
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        bool pairs = columns.Stride == 2;
        int dilation = columns.Dilation;
        int window = columns.Window;

        // Reading pairs touches one value behind the last one it needs: that must be in the row still. The last vector overlaps the one before it.
        int last = end - TV.Count;
        if (pairs)
        {
            last = Math.Min(last, (columns.Size - (2 * TV.Count) - ((window - 1) * dilation) + columns.Pad) >> 1);
        }

        TV divisor = TV.Create((float)taps.Divisor * window);
        while (last >= columns.FirstInside && j < last + TV.Count)
        {
            int first = Math.Min(j, last);
            float* row = taps.Source + columns.Start(first);
            TV total = default;
            for (int k = 0; k < taps.RowCount; k++, row += taps.RowStep)
            {
                TV line = Strided.Load<TV, TPairs>(row, pairs);
                for (int l = 1; l < window; l++)
                {
                    line = TOperation.Combine(line, Strided.Load<TV, TPairs>(row + (l * dilation), pairs));
                }

                total = k == 0 ? line : TOperation.Combine(total, line);
            }

            TV.Store(TOperation.Divides ? TOperation.Finish(total, divisor) : total, ref *target, first);
            j = first + TV.Count;
        }

        return j;
    }
}
