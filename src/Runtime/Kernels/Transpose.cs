using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Exchanges the two axes of every sample. Exact. No overlap. Allocates nothing.</summary>
public static unsafe class Transpose
{
    /// <summary>y[j, i] = x[i, j].</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in TransposeShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, (long)rows * shape.Length);
        fixed (float* source = x, target = y)
        {
            Run(team, rows, new Job(shape.Rows, shape.Columns, source, target, accumulate: false), shape.Rows, x.Length);
        }
    }

    /// <summary>dx[i, j] = dy[j, i].</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Backward(Team team, in TransposeShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.Length);
        Guard.Length(dx.Length, (long)rows * shape.Length);
        fixed (float* source = dy, target = dx)
        {
            Run(team, rows, new Job(shape.Columns, shape.Rows, source, target, accumulate), shape.Columns, dx.Length);
        }
    }

    private static void Run(Team team, int rows, in Job job, int height, long values) =>
        RangeJob.Run(team, rows * ((height + Job.Strip - 1) / Job.Strip), 2 * values, job);

    // An item is a strip of 32 rows of one sample, which are read from end to end: two lines of each row of the result.
    private readonly struct Job(int height, int width, float* x, float* y, bool accumulate) : IRangeJob
    {
        public const int Strip = 32;

        // Columns whose turned values wait on the stack until they are added.
        private const int Waiting = 64;

        public void Run(int from, int to)
        {
            int strips = (height + Strip - 1) / Strip;
            for (int item = from; item < to; item++)
            {
                nint sample = (nint)(item / strips) * height * width;
                int first = item % strips * Strip, rows = int.Min(Strip, height - first);
                float* source = x + sample + ((nint)first * width), target = y + sample + first;
                if (accumulate)
                {
                    Add(source, target, rows);
                }
                else
                {
                    Turn.Matrix(source, width, rows, width, target, height);
                }
            }
        }

        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Add(float* source, float* target, int rows)
        {
            float* turned = stackalloc float[Waiting * Strip];
            for (int first = 0; first < width; first += Waiting)
            {
                int columns = int.Min(Waiting, width - first);
                Turn.Matrix(source + first, width, rows, columns, turned, Strip);
                for (int column = 0; column < columns; column++)
                {
                    float* values = turned + (column * Strip), sums = target + ((nint)(first + column) * height);
                    int i = 0;
                    for (; i <= rows - Simd4.Count; i += Simd4.Count)
                    {
                        Simd4.Store(Simd4.Load(ref *sums, i) + Simd4.Load(ref *values, i), ref *sums, i);
                    }

                    for (; i < rows; i++)
                    {
                        sums[i] += values[i];
                    }
                }
            }
        }
    }
}
