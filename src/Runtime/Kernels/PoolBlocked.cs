using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The forward pass of a pooling over blocked images. The rows of a window are combined first, for a strip of columns, and then its columns: so neighbouring windows
/// share the first half of the work. An item is one row of outputs of one block.
/// </summary>
/// <typeparam name="TOperation">Maximum or average.</typeparam>
internal readonly unsafe struct PoolBlocked<TOperation>(PoolShape shape, float* x, float* y) : IRangeJob
    where TOperation : struct, IPoolOperation
{
    // Columns of a strip: 8 KB.
    private const int Columns = 128;

    public int Items(int rows) => rows * Blocks.Count(shape.Channels) * shape.Rows.Out;

    /// <inheritdoc/>
    [SkipLocalsInit]
    public void Run(int from, int to)
    {
        float* strip = stackalloc float[Columns * Blocks.Lanes];
        if (Vector512.IsHardwareAccelerated)
        {
            Rows<Simd16>(from, to, strip);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Rows<Simd8>(from, to, strip);
        }
        else
        {
            Rows<Simd4>(from, to, strip);
        }
    }

    private void Rows<TV>(int from, int to, float* strip)
        where TV : struct, ISimd<TV>
    {
        if (shape.TwoByTwo)
        {
            TwoByTwo<TV>(from, to);
            return;
        }

        PoolAxis rows = shape.Rows, columns = shape.Columns;
        nint rowLength = (nint)columns.Size * Blocks.Lanes;
        int span = ((columns.Window - 1) * columns.Dilation) + 1;
        int outputs = span > Columns ? 1 : ((Columns - span) / columns.Stride) + 1;
        for (int item = from; item < to; item++)
        {
            int image = item / rows.Out, i = item % rows.Out, firstTap = rows.FirstTap(i);
            Taps taps = new()
            {
                Source = x + (image * rows.Size * rowLength) + ((rows.Start(i) + (firstTap * rows.Dilation)) * rowLength),
                RowStep = rows.Dilation * rowLength, Rows = rows.EndTap(i) - firstTap, RowDivisor = rows.Divisor(i),
            };
            float* target = y + ((nint)item * columns.Out * Blocks.Lanes);
            for (int j = 0; j < columns.Out; j += outputs)
            {
                int end = Math.Min(j + outputs, columns.Out), begin = Math.Max(0, columns.Start(j));
                int width = Math.Min(columns.Size, columns.Start(end - 1) + span) - begin;
                Taps line = taps;
                if (taps.Rows > 1 && width > 0 && span <= Columns)
                {
                    Down<TV>(taps.Source + ((nint)begin * Blocks.Lanes), taps.RowStep, taps.Rows, width * Blocks.Lanes, strip);
                    line.Source = strip - ((nint)begin * Blocks.Lanes);
                    line.Rows = 1;
                }

                int inside = Math.Clamp(columns.FirstInside, j, end), beyond = Math.Clamp(columns.EndInside, inside, end);
                if (line.Rows != 1 || columns.Window is not (2 or 3))
                {
                    beyond = inside;
                }

                Across<TV>(line, columns, j, inside, target);
                Inside<TV>(line, columns, inside, beyond, target);
                Across<TV>(line, columns, beyond, end, target);
            }
        }
    }

    /// <summary>Windows that share nothing need no strip.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TwoByTwo<TV>(int from, int to)
        where TV : struct, ISimd<TV>
    {
        int outHeight = shape.Rows.Out, outWidth = shape.Columns.Out;
        nint rowLength = (nint)shape.Columns.Size * Blocks.Lanes;
        TV four = TV.Create(4);
        for (int item = from; item < to; item++)
        {
            float* source = x + ((((nint)(item / outHeight) * shape.Rows.Size) + (2 * (item % outHeight))) * rowLength);
            float* target = y + ((nint)item * outWidth * Blocks.Lanes);
            for (int j = outWidth; j > 0; j--, source += 2 * Blocks.Lanes, target += Blocks.Lanes)
            {
                for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
                {
                    TV left = TOperation.Combine(TV.Load(ref *source, lane), TV.Load(ref *source, rowLength + lane));
                    TV right = TOperation.Combine(TV.Load(ref *source, Blocks.Lanes + lane), TV.Load(ref *source, rowLength + Blocks.Lanes + lane));
                    TV total = TOperation.Combine(left, right);
                    TV.Store(TOperation.Divides ? TOperation.Finish(total, four) : total, ref *target, lane);
                }
            }
        }
    }

    /// <summary>Row by row: what the rows make together, for each float of a strip.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Down<TV>(float* source, nint step, int rows, int length, float* strip)
        where TV : struct, ISimd<TV>
    {
        if (rows == 3)
        {
            for (int i = 0; i < length; i += TV.Count)
            {
                TV three = TOperation.Combine(TOperation.Combine(TV.Load(ref *source, i), TV.Load(ref *source, i + step)), TV.Load(ref *source, i + (2 * step)));
                TV.Store(three, ref *strip, i);
            }

            return;
        }

        for (int i = 0; i < length; i += TV.Count)
        {
            float* at = source + i;
            TV total = TOperation.Combine(TV.Load(ref *at, 0), TV.Load(ref *at, step));
            for (int k = 2; k < rows; k++)
            {
                total = TOperation.Combine(total, TV.Load(ref *at, k * step));
            }

            TV.Store(total, ref *strip, i);
        }
    }

    /// <summary>Outputs j … end - 1 whose windows are one row of two or three columns, all of them inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Inside<TV>(in Taps taps, in PoolAxis columns, int j, int end, float* target)
        where TV : struct, ISimd<TV>
    {
        nint tap = columns.Dilation * Blocks.Lanes, step = columns.Stride * Blocks.Lanes;
        bool three = columns.Window == 3;
        TV divisor = TV.Create((float)taps.RowDivisor * columns.Window);
        for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
        {
            float* window = taps.Source + ((nint)columns.Start(j) * Blocks.Lanes) + lane;
            float* result = target + ((nint)j * Blocks.Lanes) + lane;
            for (int left = end - j; left > 0; left--, window += step, result += Blocks.Lanes)
            {
                TV total = TOperation.Combine(TV.Load(ref *window, 0), TV.Load(ref *window, tap));
                if (three)
                {
                    total = TOperation.Combine(total, TV.Load(ref *window, 2 * tap));
                }

                TV.Store(TOperation.Divides ? TOperation.Finish(total, divisor) : total, ref *result, 0);
            }
        }
    }

    /// <summary>Outputs j … end - 1 from their windows' columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Across<TV>(in Taps taps, in PoolAxis columns, int j, int end, float* target)
        where TV : struct, ISimd<TV>
    {
        nint step = (nint)columns.Dilation * Blocks.Lanes;
        for (; j < end; j++)
        {
            bool inside = j >= columns.FirstInside && j < columns.EndInside;
            int firstTap = inside ? 0 : columns.FirstTap(j), count = inside ? columns.Window : columns.EndTap(j) - firstTap;
            float* window = taps.Source + ((nint)(columns.Start(j) + (firstTap * columns.Dilation)) * Blocks.Lanes);
            float* result = target + ((nint)j * Blocks.Lanes);
            for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count, window += TV.Count, result += TV.Count)
            {
                if (taps.Rows <= 0 || count <= 0)
                {
                    TV.Store(TV.Create(TOperation.Empty), ref *result, 0);
                    continue;
                }

                TV total = TV.Load(ref *window, 0);
                for (int k = 0; k < taps.Rows; k++)
                {
                    float* row = window + (k * taps.RowStep);
                    for (int l = k == 0 ? 1 : 0; l < count; l++)
                    {
                        total = TOperation.Combine(total, TV.Load(ref *row, l * step));
                    }
                }

                if (TOperation.Divides)
                {
                    total = TOperation.Finish(total, TV.Create((float)taps.RowDivisor * columns.Divisor(j)));
                }

                TV.Store(total, ref *result, 0);
            }
        }
    }

    // The rows of the windows of one row of outputs, padding left out; column 0 of the image is at Source.
    private struct Taps
    {
        public float* Source;
        public nint RowStep;
        public int Rows;
        public int RowDivisor;
    }
}
