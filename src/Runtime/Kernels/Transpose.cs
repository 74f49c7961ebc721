using System;
using System.Runtime.CompilerServices;
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
            Run(team, rows, new Job(shape.Rows, shape.Columns, source, target, accumulate: false), shape.Columns, x.Length);
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
            Run(team, rows, new Job(shape.Columns, shape.Rows, source, target, accumulate), shape.Rows, dx.Length);
        }
    }

    private static void Run(Team team, int rows, in Job job, int columns, long values) =>
        RangeJob.Run(team, rows * ((columns + Job.Strip - 1) / Job.Strip), 2 * values, job);

    // An item is a strip of 16 columns of one sample: 16 rows of the result, read a cache line at a time.
    private readonly struct Job(int height, int width, float* x, float* y, bool accumulate) : IRangeJob
    {
        public const int Strip = 16;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            int strips = (width + Strip - 1) / Strip;
            for (int item = from; item < to; item++)
            {
                nint sample = (nint)(item / strips) * height * width;
                int left = item % strips * Strip;
                int right = Math.Min(left + Strip, width);
                int i = 0;
                for (; i <= height - 4; i += 4)
                {
                    int j = left;
                    for (; j <= right - 4; j += 4)
                    {
                        FourByFour(x + sample + ((nint)i * width) + j, y + sample + ((nint)j * height) + i);
                    }

                    Rest(sample, i, i + 4, j, right);
                }

                Rest(sample, i, height, left, right);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void FourByFour(float* source, float* target)
        {
            Simd4 a = Simd4.Load(ref *source, 0);
            Simd4 b = Simd4.Load(ref *source, width);
            Simd4 c = Simd4.Load(ref *source, 2 * width);
            Simd4 d = Simd4.Load(ref *source, 3 * width);

            // a0 c0 a1 c1 and b0 d0 b1 d1 interleave to a0 b0 c0 d0 and a1 b1 c1 d1.
            Simd4 ac = Pairs4.First(a, c);
            Simd4 bd = Pairs4.First(b, d);
            Gradient.Put(Pairs4.First(ac, bd), target, 0, accumulate);
            Gradient.Put(Pairs4.Second(ac, bd), target, height, accumulate);
            ac = Pairs4.Second(a, c);
            bd = Pairs4.Second(b, d);
            Gradient.Put(Pairs4.First(ac, bd), target, 2 * height, accumulate);
            Gradient.Put(Pairs4.Second(ac, bd), target, 3 * height, accumulate);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Rest(nint sample, int top, int bottom, int left, int right)
        {
            for (int i = top; i < bottom; i++)
            {
                for (int j = left; j < right; j++)
                {
                    Gradient.Put(Simd1.Load(ref *x, sample + ((nint)i * width) + j), y, sample + ((nint)j * height) + i, accumulate);
                }
            }
        }
    }
}
