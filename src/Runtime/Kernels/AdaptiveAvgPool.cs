using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Average over windows that share an image out, as torch.nn.AdaptiveAvgPool2d; to 1x1 it is the global average.
/// <para>Sample-major planes: x [rows, C, H, W], y [rows, C, outH, outW]; no overlap. Sums are kept in double precision, so y is within
/// 2⁻²⁴ of the average of |x|. Allocates nothing.</para>
/// </summary>
public static unsafe partial class AdaptiveAvgPool
{
    /// <summary>y = the average of each window.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in AdaptivePoolShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, (long)rows * shape.OutLength);
        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * shape.Channels, x.Length, new ForwardJob(shape, source, target));
        }
    }

    /// <summary>dx = the sum over the windows that hold a value of dy / (values of the window).</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Backward(Team team, in AdaptivePoolShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.OutLength);
        Guard.Length(dx.Length, (long)rows * shape.Length);
        fixed (float* gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * shape.Channels, dx.Length, new BackwardJob(shape, gradient, target, accumulate));
        }
    }

    private readonly struct ForwardJob(AdaptivePoolShape shape, float* x, float* y) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            int height = shape.Height;
            int width = shape.Width;
            float* target = y + ((nint)from * shape.OutHeight * shape.OutWidth);
            for (int plane = from; plane < to; plane++)
            {
                float* source = x + ((nint)plane * height * width);
                for (int i = 0; i < shape.OutHeight; i++, target += shape.OutWidth)
                {
                    int top = AdaptivePoolShape.Start(i, height, shape.OutHeight);
                    int count = AdaptivePoolShape.End(i, height, shape.OutHeight) - top;
                    if (shape.OutWidth == width)
                    {
                        ColumnSums.Average(source + ((nint)top * width), count, width, width, target, count);
                        continue;
                    }

                    for (int j = 0; j < shape.OutWidth; j++)
                    {
                        int left = AdaptivePoolShape.Start(j, width, shape.OutWidth);
                        int columns = AdaptivePoolShape.End(j, width, shape.OutWidth) - left;
                        target[j] = (float)(Window(source + ((nint)top * width) + left, count, columns, width) / ((double)count * columns));
                    }
                }
            }
        }

        private static double Window(float* source, int height, int columns, int width)
        {
            if (columns == width)
            {
                return DoubleSums.Sum(source, height * columns);
            }

            double total = 0;
            for (int i = 0; i < height; i++, source += width)
            {
                total += DoubleSums.Sum(source, columns);
            }

            return total;
        }
    }

    private readonly struct BackwardJob(AdaptivePoolShape shape, float* dy, float* dx, bool accumulate) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            int height = shape.Height;
            int width = shape.Width;
            float* gradient = dy + ((nint)from * shape.OutHeight * shape.OutWidth);
            for (int plane = from; plane < to; plane++)
            {
                float* target = dx + ((nint)plane * height * width);
                if (!accumulate)
                {
                    new Span<float>(target, height * width).Clear();
                }

                for (int i = 0; i < shape.OutHeight; i++)
                {
                    int top = AdaptivePoolShape.Start(i, height, shape.OutHeight);
                    int count = AdaptivePoolShape.End(i, height, shape.OutHeight) - top;
                    for (int j = 0; j < shape.OutWidth; j++)
                    {
                        int left = AdaptivePoolShape.Start(j, width, shape.OutWidth);
                        int columns = AdaptivePoolShape.End(j, width, shape.OutWidth) - left;
                        float share = *gradient++ / ((float)count * columns);
                        Spread(target + ((nint)top * width) + left, count, columns, width, share);
                    }
                }
            }
        }

        private static void Spread(float* target, int height, int columns, int width, float share)
        {
            for (int i = 0; i < height; i++, target += width)
            {
                Span<float> line = new(target, columns);
                System.Numerics.Tensors.TensorPrimitives.Add(line, share, line);
            }
        }
    }
}
