using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The global average of blocked images.</summary>
public static unsafe partial class AdaptiveAvgPool
{
    // Positions that are summed in single precision, in four sums, before they go into double precision.
    private const int Together = 64;

    /// <summary>y [rows, C] = the average of each plane of x, blocked; the shape's output is 1x1. Error: 18·2⁻²⁴ of the average of |x|.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples, or the output is larger.</exception>
    public static void ForwardBlocked(Team team, in AdaptivePoolShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        BlockedShape blocked = new(shape.Channels, shape.Height * shape.Width);
        Guard.Length(x.Length, (long)rows * blocked.BlockedLength);
        Guard.Length(y.Length, (long)rows * shape.Channels);
        Guard.Length(shape.OutHeight * shape.OutWidth, 1, nameof(shape));
        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * Blocks.Count(shape.Channels), x.Length, new BlockedForwardJob(blocked, source, target));
        }
    }

    /// <summary>dx, blocked, = dy [rows, C] / (values of a plane) everywhere; the shape's output is 1x1.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples, or the output is larger.</exception>
    public static void BackwardBlocked(Team team, in AdaptivePoolShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        BlockedShape blocked = new(shape.Channels, shape.Height * shape.Width);
        Guard.Length(dy.Length, (long)rows * shape.Channels);
        Guard.Length(dx.Length, (long)rows * blocked.BlockedLength);
        Guard.Length(shape.OutHeight * shape.OutWidth, 1, nameof(shape));
        fixed (float* gradient = dy)
        {
            BlockedMap.Run(team, blocked, rows, dx, dx, new Spread(blocked, gradient, accumulate));
        }
    }

    // The map's x is dx itself: what was there.
    private readonly struct Spread(BlockedShape shape, float* dy, bool accumulate) : BlockedMap.IOperation
    {
        public void Prepare(int row, int block, float* numbers)
        {
            new Span<float>(numbers + Blocks.Lanes, Blocks.Lanes).Fill(shape.Inner);
            Blocks.Copy(dy + ((nint)row * shape.Channels), block, shape.Channels, missing: 0, numbers + (3 * Blocks.Lanes));
        }

        public TV Second<TV>(TV second, TV fourth)
            where TV : struct, ISimd<TV> => fourth / second;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Of<TV>(TV x, TV first, TV second, TV third)
            where TV : struct, ISimd<TV> => accumulate ? x + second : second;
    }

    // An item is one block.
    private readonly struct BlockedForwardJob(BlockedShape shape, float* x, float* y) : IRangeJob
    {
        [SkipLocalsInit]
        public void Run(int from, int to)
        {
            float* part = stackalloc float[Blocks.Lanes];
            double* totals = stackalloc double[Blocks.Lanes];
            int blocks = Blocks.Count(shape.Channels);
            for (int item = from; item < to; item++)
            {
                float* source = x + ((nint)item * shape.Inner * Blocks.Lanes);
                new Span<double>(totals, Blocks.Lanes).Clear();
                for (int i = 0; i < shape.Inner; i += Together)
                {
                    int count = Math.Min(Together, shape.Inner - i);
                    if (Vector512.IsHardwareAccelerated)
                    {
                        Sum<Simd16>(source + ((nint)i * Blocks.Lanes), count, part);
                    }
                    else if (Vector256.IsHardwareAccelerated)
                    {
                        Sum<Simd8>(source + ((nint)i * Blocks.Lanes), count, part);
                    }
                    else
                    {
                        Sum<Simd4>(source + ((nint)i * Blocks.Lanes), count, part);
                    }

                    for (int lane = 0; lane < Blocks.Lanes; lane += 4)
                    {
                        (Vector256.Load(totals + lane) + DoubleSums.Widen(part + lane)).Store(totals + lane);
                    }
                }

                int block = item % blocks;
                float* target = y + ((nint)(item / blocks) * shape.Channels) + (block * Blocks.Lanes);
                for (int lane = 0; lane < Blocks.Channels(block, shape.Channels); lane++)
                {
                    target[lane] = (float)(totals[lane] / shape.Inner);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Sum<TV>(float* source, int count, float* sums)
            where TV : struct, ISimd<TV>
        {
            for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
            {
                float* at = source + lane;
                TV a = TV.Create(0), b = a, c = a, d = a;
                int i = 0;
                for (; i <= count - 4; i += 4, at += 4 * Blocks.Lanes)
                {
                    a += TV.Load(ref *at, 0);
                    b += TV.Load(ref *at, Blocks.Lanes);
                    c += TV.Load(ref *at, 2 * Blocks.Lanes);
                    d += TV.Load(ref *at, 3 * Blocks.Lanes);
                }

                for (; i < count; i++, at += Blocks.Lanes)
                {
                    a += TV.Load(ref *at, 0);
                }

                TV.Store((a + b) + (c + d), ref *sums, lane);
            }
        }
    }
}
