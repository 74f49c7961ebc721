using System;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>A rectangle cut out of every plane. Exact. Sample-major planes, no overlap. Allocates nothing.</summary>
public static unsafe class Crop
{
    /// <summary>y[c, i, j] = x[c, top + i, left + j].</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Forward(Team team, in CropShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, (long)rows * shape.OutLength);
        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * shape.Channels, y.Length, new ForwardJob(shape, source, target));
        }
    }

    /// <summary>dx = dy inside the rectangle, 0 outside.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples.</exception>
    public static void Backward(Team team, in CropShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(dy.Length, (long)rows * shape.OutLength);
        Guard.Length(dx.Length, (long)rows * shape.Length);
        fixed (float* gradient = dy, target = dx)
        {
            RangeJob.Run(team, rows * shape.Channels, dx.Length, new BackwardJob(shape, gradient, target, accumulate));
        }
    }

    private readonly struct ForwardJob(CropShape shape, float* x, float* y) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            float* target = y + ((nint)from * shape.OutHeight * shape.OutWidth);
            for (int plane = from; plane < to; plane++)
            {
                float* source = x + ((((nint)plane * shape.Height) + shape.Top) * shape.Width) + shape.Left;
                for (int i = 0; i < shape.OutHeight; i++, source += shape.Width, target += shape.OutWidth)
                {
                    new Span<float>(source, shape.OutWidth).CopyTo(new Span<float>(target, shape.OutWidth));
                }
            }
        }
    }

    private readonly struct BackwardJob(CropShape shape, float* dy, float* dx, bool accumulate) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            float* source = dy + ((nint)from * shape.OutHeight * shape.OutWidth);
            for (int plane = from; plane < to; plane++)
            {
                float* whole = dx + ((nint)plane * shape.Height * shape.Width);
                if (!accumulate)
                {
                    new Span<float>(whole, shape.Height * shape.Width).Clear();
                }

                float* target = whole + (shape.Top * shape.Width) + shape.Left;
                for (int i = 0; i < shape.OutHeight; i++, source += shape.OutWidth, target += shape.Width)
                {
                    Span<float> line = new(target, shape.OutWidth);
                    TensorPrimitives.Add(line, new Span<float>(source, shape.OutWidth), line);
                }
            }
        }
    }
}
