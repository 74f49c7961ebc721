using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Every value becomes a block of equal ones (torch.nn.Upsample, mode "nearest", whole factors). Forward is exact; backward adds a
/// block's rows one after the other, error (factorHeight + factorWidth)·2⁻²⁴ of Σ|dy|.
/// <para>Sample-major planes, no overlap. Allocates nothing.</para>
/// </summary>
public static unsafe partial class UpsampleNearest
{
    /// <summary>y[c, i, j] = x[c, i / factorHeight, j / factorWidth].</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in UpsampleShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, (long)rows * shape.OutLength);
        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * shape.Channels * shape.Height, y.Length, new ForwardJob(shape, source, target));
        }
    }

    /// <summary>dx = the sum of dy over each value's block.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Backward(Team team, in UpsampleShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.OutLength);
        Guard.Length(dx.Length, (long)rows * shape.Length);
        fixed (float* gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * shape.Channels * shape.Height, dy.Length, new BackwardJob(shape, gradient, target, accumulate));
        }
    }

    // An item is one row of x.
    private readonly struct ForwardJob(UpsampleShape shape, float* x, float* y) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            int outWidth = shape.OutWidth;
            for (int row = from; row < to; row++)
            {
                float* source = x + ((nint)row * shape.Width);
                float* target = y + ((nint)row * shape.FactorHeight * outWidth);
                int j = shape.FactorWidth == 2 ? Doubled(source, target, shape.Width) : 0;
                for (; j < shape.Width; j++)
                {
                    new Span<float>(target + (j * shape.FactorWidth), shape.FactorWidth).Fill(source[j]);
                }

                for (int k = 1; k < shape.FactorHeight; k++)
                {
                    new Span<float>(target, outWidth).CopyTo(new Span<float>(target + ((nint)k * outWidth), outWidth));
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static int Doubled(float* source, float* target, int width)
        {
            int j = 0;
            for (; j <= width - Simd4.Count; j += Simd4.Count)
            {
                Simd4 values = Simd4.Load(ref *source, j);
                Simd4.Store(Pairs4.First(values, values), ref *target, 2 * j);
                Simd4.Store(Pairs4.Second(values, values), ref *target, (2 * j) + Simd4.Count);
            }

            return j;
        }
    }

    private readonly struct BackwardJob(UpsampleShape shape, float* dy, float* dx, bool accumulate) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            int factor = shape.FactorWidth;
            for (int row = from; row < to; row++)
            {
                float* gradient = dy + ((nint)row * shape.FactorHeight * shape.OutWidth);
                float* target = dx + ((nint)row * shape.Width);
                for (int k = 0; k < shape.FactorHeight; k++, gradient += shape.OutWidth)
                {
                    bool add = accumulate || k > 0;
                    int j = factor == 2 ? Halved(gradient, target, shape.Width, add) : 0;
                    for (; j < shape.Width; j++)
                    {
                        float total = gradient[j * factor];
                        for (int l = 1; l < factor; l++)
                        {
                            total += gradient[(j * factor) + l];
                        }

                        target[j] = add ? target[j] + total : total;
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static int Halved(float* gradient, float* target, int width, bool add)
        {
            int j = 0;
            if (Vector256.IsHardwareAccelerated)
            {
                j = Halved<Simd8, Pairs8>(gradient, target, width, j, add);
            }

            return Halved<Simd4, Pairs4>(gradient, target, width, j, add);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static int Halved<TV, TPairs>(float* gradient, float* target, int width, int j, bool add)
            where TV : struct, ISimd<TV>
            where TPairs : struct, IPairs<TV>
        {
            for (; j <= width - TV.Count; j += TV.Count)
            {
                TV first = TV.Load(ref *gradient, 2 * j);
                TV second = TV.Load(ref *gradient, (2 * j) + TV.Count);
                Gradient.Put(TPairs.Even(first, second) + TPairs.Odd(first, second), target, j, add);
            }

            return j;
        }
    }
}
