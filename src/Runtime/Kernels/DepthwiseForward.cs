using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>The forward pass of <see cref="Depthwise"/>. An item is one row of outputs of one block.</summary>
internal readonly unsafe struct DepthwiseForward<TActivation>(DepthwiseShape shape, float* x, float* packed, float* bias, float* y, TActivation activation) : IRangeJob
    where TActivation : unmanaged, IActivation
{
    // Floats of results that an activation finds in the first cache.
    private const int Nearby = 4096;

    public int Items(int rows) => rows * Blocks.Count(shape.Channels) * shape.Rows.Out;

    /// <inheritdoc/>
    public void Run(int from, int to)
    {
        PoolAxis rows = shape.Rows, columns = shape.Columns;
        float* constants = stackalloc float[2 * Blocks.Lanes];
        new Span<float>(constants, 2 * Blocks.Lanes).Clear();
        bool clamps = Clamp.Of<TActivation>(out float low, out float high);
        DepthwisePlane plane = new()
        {
            XRow = (nint)columns.Size * Blocks.Lanes, Height = rows.Size, Width = columns.Size, OutWidth = columns.Out,
            PadTop = rows.Pad, PadLeft = columns.Pad, RowStride = rows.Stride, Zeros = constants, Low = low, High = high,
        };
        bool tiles = HasTiles(rows, columns);
        int outRow = columns.Out * Blocks.Lanes, blocks = Blocks.Count(shape.Channels), step = clamps ? rows.Out : Math.Max(1, Nearby / outRow);
        while (from < to)
        {
            int image = from / rows.Out, block = image % blocks;
            plane.First = from % rows.Out;
            plane.End = Math.Min(Math.Min(plane.First + step, rows.Out), plane.First + to - from);
            plane.X = x + (image * rows.Size * plane.XRow);
            plane.Y = y + ((nint)image * rows.Out * outRow);
            plane.Weights = packed + ((nint)block * shape.Window * Blocks.Lanes);
            plane.Bias = Blocks.Of(bias, block, shape.Channels, missing: 0, constants + Blocks.Lanes);
            if (tiles)
            {
                Tiles(plane, columns.Window, columns.Stride);
            }
            else
            {
                Any(plane, rows, columns);
            }

            if (!clamps)
            {
                Epilogue.Apply(plane.Y + ((nint)plane.First * outRow), outRow, plane.End - plane.First, outRow, activation);
            }

            from += plane.End - plane.First;
        }
    }

    // Tiles know the commonest windows and steps, and as many values outside as half a window has.
    private static bool HasTiles(in PoolAxis rows, in PoolAxis columns)
    {
        int outside = columns.Start(columns.Out - 1) + columns.Window - columns.Size, half = columns.Window / 2;
        return (columns.Window, columns.Stride) is (3 or 5, 1 or 2) or (7, 1) && rows.Window == columns.Window && rows.Dilation == 1 && columns.Dilation == 1
            && columns.Pad <= half && outside <= half && columns.Out >= Depthwise16.Outputs;
    }

    private static void Tiles(DepthwisePlane plane, int window, int stride)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Depthwise16.Run(in plane, window, stride);
            return;
        }

        int lanes = Vector256.IsHardwareAccelerated ? Depthwise8.Lanes : Depthwise4.Lanes;
        for (int lane = 0; lane < Blocks.Lanes; lane += lanes, plane.X += lanes, plane.Y += lanes, plane.Weights += lanes, plane.Bias += lanes)
        {
            if (Vector256.IsHardwareAccelerated)
            {
                Depthwise8.Run(in plane, window, stride);
            }
            else
            {
                Depthwise4.Run(in plane, window, stride);
            }
        }
    }

    private static void Any(in DepthwisePlane plane, in PoolAxis rows, in PoolAxis columns)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DepthwiseAny.Rows<Simd16>(in plane, rows, columns);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DepthwiseAny.Rows<Simd8>(in plane, rows, columns);
        }
        else
        {
            DepthwiseAny.Rows<Simd4>(in plane, rows, columns);
        }
    }
}
