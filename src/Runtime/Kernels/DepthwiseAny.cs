using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>Depthwise windows of any size, step and dilation: four outputs at a time inside the image, one at its edges.</summary>
internal static unsafe class DepthwiseAny
{
    // A sum waits four cycles for the one before it.
    private const int Together = 4;

    public static void Rows<TV>(in DepthwisePlane plane, in PoolAxis rows, in PoolAxis columns)
        where TV : struct, ISimd<TV>
    {
        for (int i = plane.First; i < plane.End; i++)
        {
            int firstTap = rows.FirstTap(i);
            Taps taps = new()
            {
                X = plane.X + ((rows.Start(i) + (firstTap * rows.Dilation)) * plane.XRow),
                XRow = rows.Dilation * plane.XRow,
                XTap = columns.Dilation * Blocks.Lanes,
                XStep = columns.Stride * Blocks.Lanes,
                Weights = plane.Weights + ((nint)firstTap * columns.Window * Blocks.Lanes),
                WeightsRow = columns.Window * Blocks.Lanes,
                Bias = plane.Bias, Low = plane.Low, High = plane.High,
                Rows = rows.EndTap(i) - firstTap,
            };
            float* y = plane.Y + ((nint)i * columns.Out * Blocks.Lanes);
            for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count, taps.X += TV.Count, taps.Weights += TV.Count, taps.Bias += TV.Count, y += TV.Count)
            {
                Row<TV>(taps, columns, y);
            }
        }
    }

    private static void Row<TV>(in Taps taps, in PoolAxis columns, float* y)
        where TV : struct, ISimd<TV>
    {
        int j = 0;
        while (j < columns.Out)
        {
            float* x = taps.X + (columns.Start(j) * Blocks.Lanes);
            if (j >= columns.FirstInside && j + Together <= columns.EndInside)
            {
                Four<TV>(taps, x, columns.Window, y + ((nint)j * Blocks.Lanes));
                j += Together;
            }
            else
            {
                One<TV>(taps, x, columns.FirstTap(j), columns.EndTap(j), y + ((nint)j * Blocks.Lanes));
                j++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TV>(in Taps taps, float* x, int window, float* y)
        where TV : struct, ISimd<TV>
    {
        TV a = TV.Load(ref *taps.Bias, 0), b = a, c = a, d = a;
        float* weight = taps.Weights;
        nint step = taps.XStep, tapStep = taps.XTap;
        for (int k = taps.Rows; k > 0; k--, x += taps.XRow)
        {
            float* at = x;
            for (int l = window; l > 0; l--, at += tapStep, weight += Blocks.Lanes)
            {
                TV w = TV.Load(ref *weight, 0);
                a = TV.MultiplyAdd(TV.Load(ref *at, 0), w, a);
                b = TV.MultiplyAdd(TV.Load(ref *at, step), w, b);
                c = TV.MultiplyAdd(TV.Load(ref *at, 2 * step), w, c);
                d = TV.MultiplyAdd(TV.Load(ref *at, 3 * step), w, d);
            }
        }

        TV low = TV.Create(taps.Low), high = TV.Create(taps.High);
        TV.Store(TV.Min(high, TV.Max(low, a)), ref *y, 0);
        TV.Store(TV.Min(high, TV.Max(low, b)), ref *y, Blocks.Lanes);
        TV.Store(TV.Min(high, TV.Max(low, c)), ref *y, 2 * Blocks.Lanes);
        TV.Store(TV.Min(high, TV.Max(low, d)), ref *y, 3 * Blocks.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<TV>(in Taps taps, float* x, int firstTap, int endTap, float* y)
        where TV : struct, ISimd<TV>
    {
        TV sum = TV.Load(ref *taps.Bias, 0);
        for (int k = 0; k < taps.Rows; k++)
        {
            float* weight = taps.Weights + (k * taps.WeightsRow);
            for (int l = firstTap; l < endTap; l++)
            {
                sum = TV.MultiplyAdd(TV.Load(ref *x, (k * taps.XRow) + (l * taps.XTap)), TV.Load(ref *weight, l * Blocks.Lanes), sum);
            }
        }

        TV.Store(TV.Min(TV.Create(taps.High), TV.Max(TV.Create(taps.Low), sum)), ref *y, 0);
    }

    // The rows of the windows of one row of outputs, padding left out.
    private struct Taps
    {
        public float* X;
        public nint XRow;
        public nint XTap;
        public nint XStep;
        public float* Weights;
        public nint WeightsRow;
        public float* Bias;
        public float Low;
        public float High;
        public int Rows;
    }
}
