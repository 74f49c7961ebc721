using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>The source of a convolution by rows at the six points: of each pair of results the six values of which it is made, [chunk][row][channel][point][pair].</summary>
internal static unsafe class RowConvSource
{
    /// <summary>Fills <paramref name="target"/> from one sample; nothing at or behind <paramref name="end"/> is read. <paramref name="plane"/> is scratch.</summary>
    public static void Fill(in RowConvShape shape, float* source, float* end, float* plane, float* target)
    {
        ConvSettings settings = shape.Settings;
        RowConvLayout layout = shape.Layout;
        bool padded = (settings.PadTop | settings.PadLeft | shape.PadBottom | shape.PadRight) != 0;
        for (int channel = 0; channel < settings.Channels; channel++, source += (nint)settings.Height * settings.Width, target += RowConvLayout.Points * layout.Chunk)
        {
            // Vectors read on behind a row: the last rows of the last sample go by way of scratch, as planes with padding do.
            nint room = (nint)(end - source) - layout.PaddedPitch;
            int inPlace = padded || room < 0 ? 0 : (int)nint.Min(layout.SourceRows, (room / settings.Width) + 1);
            Rows(source, settings.Width, inPlace, layout, target);
            if (inPlace < layout.SourceRows)
            {
                Copy(in shape, source, inPlace, plane);
                Rows(plane, layout.PaddedPitch, layout.SourceRows - inPlace, layout, target + (inPlace * (nint)layout.RowLength));
            }
        }
    }

    /// <summary>Copies the rows from <paramref name="first"/> on, each at the beginning of a line of its own, with zeros where the image has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(in RowConvShape shape, float* source, int first, float* plane)
    {
        ConvSettings settings = shape.Settings;
        int pitch = shape.Layout.PaddedPitch, width = settings.Width, columns = int.Min(width, pitch - settings.PadLeft);
        for (int row = first; row < shape.Layout.SourceRows; row++, plane += pitch)
        {
            int from = row - settings.PadTop;
            if (from < 0 || from >= settings.Height || columns <= 0)
            {
                Gemm.Copy.Zeros(plane, pitch);
                continue;
            }

            Gemm.Copy.Zeros(plane, settings.PadLeft);
            Gemm.Copy.Row(source + ((nint)from * width), plane + settings.PadLeft, columns);
            Gemm.Copy.Zeros(plane + settings.PadLeft + columns, pitch - settings.PadLeft - columns);
        }
    }

    private static void Rows(float* from, nint pitch, int rows, RowConvLayout layout, float* to)
    {
        if (Vector512.IsHardwareAccelerated && layout.Chunk == RowConvLayout.Lanes)
        {
            Rows<Simd16, Pairs16>(from, pitch, rows, layout, to);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Rows<Simd8, Pairs8>(from, pitch, rows, layout, to);
        }
        else
        {
            Rows<Simd4, Pairs4>(from, pitch, rows, layout, to);
        }
    }

    // The rows of Bᵀ: 4 0 -5 0 1 0, 0 -4 -4 1 1 0, 0 4 -4 -1 1 0, 0 -2 -1 2 1 0, 0 2 -1 -2 1 0, 0 4 0 -5 0 1.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows<TV, TPairs>(float* from, nint pitch, int rows, RowConvLayout layout, float* to)
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV>
    {
        int chunk = layout.Chunk, chunks = layout.Chunks;
        nint toRow = layout.RowLength, toChunk = (nint)layout.ChunkLength;
        TV two = TV.Create(2), four = TV.Create(4), five = TV.Create(-5), minusFour = TV.Create(-4);
        for (; rows > 0; rows--, from += pitch, to += toRow)
        {
            float* source = from, first = to;
            for (int c = 0; c < chunks; c++, first += toChunk)
            {
                float* target = first;
                for (int t = 0; t < chunk; t += TV.Count, source += 2 * TV.Count, target += TV.Count)
                {
                    TV low = TV.Load(ref *source, 0), high = TV.Load(ref *source, TV.Count);
                    TV d0 = TPairs.Even(low, high), d1 = TPairs.Odd(low, high);
                    low = TV.Load(ref *source, 2);
                    high = TV.Load(ref *source, TV.Count + 2);
                    TV d2 = TPairs.Even(low, high), d3 = TPairs.Odd(low, high);
                    low = TV.Load(ref *source, 4);
                    high = TV.Load(ref *source, TV.Count + 4);
                    TV d4 = TPairs.Even(low, high), d5 = TPairs.Odd(low, high);

                    TV even = TV.MultiplyAdd(minusFour, d2, d4), odd = TV.MultiplyAdd(minusFour, d1, d3);
                    TV evenOfTwo = d4 - d2, oddOfTwo = two * (d3 - d1);
                    TV.Store(TV.MultiplyAdd(five, d2, TV.MultiplyAdd(four, d0, d4)), ref *target, 0);
                    TV.Store(even + odd, ref *target, chunk);
                    TV.Store(even - odd, ref *target, 2 * chunk);
                    TV.Store(evenOfTwo + oddOfTwo, ref *target, 3 * chunk);
                    TV.Store(evenOfTwo - oddOfTwo, ref *target, 4 * chunk);
                    TV.Store(TV.MultiplyAdd(five, d3, TV.MultiplyAdd(four, d1, d5)), ref *target, 5 * chunk);
                }
            }
        }
    }
}
