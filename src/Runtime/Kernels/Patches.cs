using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Cuts images [rows, channels, height, width] into patches [rows, patches, channels · patch height · patch width]: what a convolution whose window is as wide as its stride multiplies with its weight.
/// Exact. Allocates nothing.
/// </summary>
public static unsafe class Patches
{
    /// <summary>y = the patches of x.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward(Team team, in PatchShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Check(in shape, rows, x.Length, y.Length);
        fixed (float* image = x, patches = y)
        {
            RangeJob.Run(team, rows * shape.Count, 2L * y.Length, new Cut(shape, image, patches));
        }
    }

    /// <summary>dx = dy where it came from, 0 in what belongs to no patch; added to dx when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Backward(Team team, in PatchShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Check(in shape, rows, dx.Length, dy.Length);
        if (!accumulate)
        {
            dx.Clear();
        }

        fixed (float* image = dx, patches = dy)
        {
            RangeJob.Run(team, rows * shape.Count, 2L * dy.Length, new Paste(shape, image, patches));
        }
    }

    private static void Check(in PatchShape shape, int rows, int imageLength, int patchesLength)
    {
        Guard.Length(imageLength, (long)rows * shape.ImageLength, "x");
        Guard.Length(patchesLength, (long)rows * shape.Count * shape.PatchLength, "y");
    }

    /// <summary>The first float of a patch in its image; <paramref name="item"/> counts the patches of all images.</summary>
    private static float* First(in PatchShape shape, float* image, int item)
    {
        (int sample, int patch) = Math.DivRem(item, shape.Count);
        (int down, int across) = Math.DivRem(patch, shape.Across);
        return image + ((nint)sample * shape.ImageLength) + ((nint)down * shape.PatchHeight * shape.Width) + (across * shape.PatchWidth);
    }

    private readonly struct Cut(PatchShape shape, float* image, float* patches) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            float* patch = patches + ((nint)from * shape.PatchLength);
            for (int item = from; item < to; item++)
            {
                float* first = First(in shape, image, item);
                for (int channel = 0; channel < shape.Channels; channel++, first += (nint)shape.Height * shape.Width)
                {
                    for (int row = 0; row < shape.PatchHeight; row++, patch += shape.PatchWidth)
                    {
                        Copy.Row(first + ((nint)row * shape.Width), patch, shape.PatchWidth);
                    }
                }
            }
        }
    }

    private readonly struct Paste(PatchShape shape, float* image, float* patches) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            float* patch = patches + ((nint)from * shape.PatchLength);
            for (int item = from; item < to; item++)
            {
                float* first = First(in shape, image, item);
                for (int channel = 0; channel < shape.Channels; channel++, first += (nint)shape.Height * shape.Width)
                {
                    for (int row = 0; row < shape.PatchHeight; row++, patch += shape.PatchWidth)
                    {
                        float* target = first + ((nint)row * shape.Width);
                        for (int column = 0; column < shape.PatchWidth; column++)
                        {
                            target[column] += patch[column];
                        }
                    }
                }
            }
        }
    }
}
