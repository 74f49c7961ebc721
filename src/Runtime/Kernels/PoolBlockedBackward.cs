using System;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The backward pass of a pooling over blocked images. An item is one image of one block; its outputs add in row-major order. Rows of dx are cleared just before the first
/// window reaches them, while they are going to be in the cache anyway.
/// </summary>
/// <typeparam name="TSpread">Where a window's gradient goes.</typeparam>
internal readonly unsafe struct PoolBlockedBackward<TSpread>(PoolShape shape, float* x, float* dy, float* dx, bool accumulate) : IRangeJob
    where TSpread : struct, IPoolSpread
{
    /// <inheritdoc/>
    public void Run(int from, int to)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Images<Simd16>(from, to);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Images<Simd8>(from, to);
        }
        else
        {
            Images<Simd4>(from, to);
        }
    }

    private void Images<TV>(int from, int to)
        where TV : struct, ISimd<TV>
    {
        PoolAxis rows = shape.Rows, columns = shape.Columns;
        nint rowLength = (nint)columns.Size * Blocks.Lanes, image = rows.Size * rowLength, outRow = (nint)columns.Out * Blocks.Lanes;
        bool covers = shape.Quarters && !accumulate;
        for (int item = from; item < to; item++)
        {
            float* source = x == null ? null : x + (item * image);
            float* target = dx + (item * image);
            float* gradient = dy + (item * rows.Out * outRow);
            int cleared = accumulate || covers ? rows.Size : 0;
            for (int i = 0; i < rows.Out; i++, gradient += outRow)
            {
                int reached = Math.Clamp(rows.Start(i) + ((rows.Window - 1) * rows.Dilation) + 1, cleared, rows.Size);
                Clear(target + (cleared * rowLength), (reached - cleared) * rowLength);
                cleared = reached;
                if (shape.TwoByTwo)
                {
                    nint at = 2 * i * rowLength;
                    TSpread.Pairs<TV>(source + at, rowLength, gradient, columns.Out, target + at, !covers);
                }
                else
                {
                    TSpread.Row<TV>(rows, columns, i, source, gradient, target);
                }
            }

            Clear(target + (cleared * rowLength), (rows.Size - cleared) * rowLength);
        }
    }

    private static void Clear(float* first, nint length) => new Span<float>(first, (int)length).Clear();
}
