using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images: the squares of all channels of a position side by side, so that a window is a few neighbours whatever block they are in.</summary>
public static unsafe partial class LocalResponseNorm
{
    // Floats of the stack for squares, and positions that are worked on together.
    private const int LineFloats = 8192;
    private const int MostPositions = 16;

    /// <summary><see cref="Forward"/> over blocked images.</summary>
    /// <exception cref="ArgumentException">A span has not the length of <paramref name="rows"/> samples, or the windows hold more than 8,000 channels.</exception>
    public static void ForwardBlocked(Team team, in LocalResponseNormShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        BlockedShape blocked = new(shape.Channels, shape.Inner);
        Guard.Length(x.Length, (long)rows * blocked.BlockedLength);
        Guard.Length(y.Length, x.Length);
        if (Before(shape) + After(shape) > LineFloats - (2 * Blocks.Lanes))
        {
            throw new ArgumentException($"Windows of {shape.Size} channels are too large.", nameof(shape));
        }

        fixed (float* source = x, target = y)
        {
            RangeJob.Run(team, rows * Strips(shape), 4L * x.Length, new BlockedJob(shape, source, target));
        }
    }

    // Channels of a window before and after its own, not more than there are.
    private static int Before(in LocalResponseNormShape shape) => Math.Min(shape.Size / 2, shape.Channels);

    private static int After(in LocalResponseNormShape shape) => Math.Min((shape.Size - 1) / 2, shape.Channels);

    // An item is a strip of positions of one sample, all channels.
    private readonly struct BlockedJob(LocalResponseNormShape shape, float* x, float* y) : IRangeJob
    {
        [SkipLocalsInit]
        public void Run(int from, int to)
        {
            float* squares = stackalloc float[LineFloats];
            int strips = Strips(shape), blocks = Blocks.Count(shape.Channels);
            int most = Math.Min(blocks, (LineFloats - Before(shape) - After(shape)) / Blocks.Lanes);
            int line = Before(shape) + (most * Blocks.Lanes) + After(shape), together = Math.Clamp(LineFloats / line, 1, MostPositions);
            for (int item = from; item < to; item++)
            {
                nint sample = (nint)(item / strips) * blocks * shape.Inner * Blocks.Lanes;
                int end = Math.Min((item % strips * Strip) + Strip, shape.Inner);
                for (int i = item % strips * Strip; i < end; i += together)
                {
                    for (int block = 0; block < blocks; block += most)
                    {
                        Part part = new() { Sample = sample, Position = i, Positions = Math.Min(together, end - i), First = block, End = Math.Min(block + most, blocks), Line = line };
                        Normalise(part, squares);
                    }
                }
            }
        }

        private void Normalise(in Part part, float* squares)
        {
            new Span<float>(squares, part.Positions * part.Line).Clear();
            if (Vector512.IsHardwareAccelerated)
            {
                Squares<Simd16>(part, squares);
                Quotients<Simd16>(part, squares);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Squares<Simd8>(part, squares);
                Quotients<Simd8>(part, squares);
            }
            else
            {
                Squares<Simd4>(part, squares);
                Quotients<Simd4>(part, squares);
            }
        }

        // Channels outside, and what is in the lanes past the last one, count as 0.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Squares<TV>(in Part part, float* squares)
            where TV : struct, ISimd<TV>
        {
            int before = Before(shape), start = part.First * Blocks.Lanes;
            int first = Math.Max(0, start - before), end = Math.Min(shape.Channels, (part.End * Blocks.Lanes) + After(shape));
            for (int channel = first; channel < end; channel++)
            {
                float* source = x + part.Sample + ((((nint)(channel / Blocks.Lanes) * shape.Inner) + part.Position) * Blocks.Lanes) + (channel % Blocks.Lanes);
                float* target = squares + (before + channel - start);
                bool whole = channel % TV.Count == 0 && channel + TV.Count <= end;
                for (int i = 0; i < part.Positions; i++, source += Blocks.Lanes, target += part.Line)
                {
                    if (whole)
                    {
                        TV value = TV.Load(ref *source, 0);
                        TV.Store(value * value, ref *target, 0);
                    }
                    else
                    {
                        *target = *source * *source;
                    }
                }

                channel += whole ? TV.Count - 1 : 0;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Quotients<TV>(in Part part, float* squares)
            where TV : struct, ISimd<TV>
        {
            int size = Before(shape) + After(shape) + 1;
            float beta = shape.Beta;
            TV factor = TV.Create(shape.Alpha / shape.Size), k = TV.Create(shape.K);
            for (int block = part.First; block < part.End; block++)
            {
                nint at = part.Sample + ((((nint)block * shape.Inner) + part.Position) * Blocks.Lanes);
                float* window = squares + ((block - part.First) * Blocks.Lanes);
                for (int i = 0; i < part.Positions; i++, at += Blocks.Lanes, window += part.Line)
                {
                    for (int lane = 0; lane < Blocks.Lanes; lane += TV.Count)
                    {
                        TV sum = TV.Load(ref *window, lane);
                        for (int c = 1; c < size; c++)
                        {
                            sum += TV.Load(ref *window, lane + c);
                        }

                        TV.Store(TV.Load(ref *x, at + lane) / Power(TV.MultiplyAdd(sum, factor, k), beta), ref *y, at + lane);
                    }
                }
            }
        }

        // Some positions of some blocks of one sample; their squares are Line floats apart.
        private struct Part
        {
            public nint Sample;
            public int Position;
            public int Positions;
            public int First;
            public int End;
            public int Line;
        }
    }
}
