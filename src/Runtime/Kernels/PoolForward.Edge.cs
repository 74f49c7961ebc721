using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>Windows that hang over the edge, and the last few of a row.</summary>
internal readonly unsafe partial struct PoolForward<TOperation>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Edge(in Taps taps, in PoolAxis columns, int j, float* target)
    {
        int firstTap = columns.FirstTap(j);
        int endTap = columns.EndTap(j);
        if (taps.RowCount <= 0 || endTap <= firstTap)
        {
            target[j] = TOperation.Empty;
            return;
        }

        float* row = taps.Source + columns.Start(j);
        Simd1 total = default;
        for (int k = 0; k < taps.RowCount; k++, row += taps.RowStep)
        {
            Simd1 line = new(row[firstTap * columns.Dilation]);
            for (int l = firstTap + 1; l < endTap; l++)
            {
                line = TOperation.Combine(line, new Simd1(row[l * columns.Dilation]));
            }

            total = k == 0 ? line : TOperation.Combine(total, line);
        }

        target[j] = TOperation.Divides ? TOperation.Finish(total, new Simd1((float)taps.Divisor * columns.Divisor(j))).Value : total.Value;
    }

    // The rows of the windows of one row of outputs, padding left out.
    private struct Taps
    {
        public float* Source;
        public int RowStep;
        public int RowCount;
        public int Divisor;
    }
}
