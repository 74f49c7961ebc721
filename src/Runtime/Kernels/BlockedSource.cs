using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Gemm;

namespace StaticNets.Runtime.Kernels;

/// <summary>The source of a convolution in blocks: where each pixel and each term of its sum finds its number, and the copying of a band between zeros.</summary>
internal sealed unsafe class BlockedSource
{
    private readonly int height;
    private readonly int width;

    public BlockedSource(BlockedConvLayout layout, ConvTaps taps, int height, int width)
    {
        Layout = layout;
        this.height = height;
        this.width = width;
        Pixels = new int[layout.BandRows * layout.Columns];
        for (int i = 0; i < Pixels.Length; i++)
        {
            Pixels[i] = ((i / layout.Columns * layout.RowStep * layout.Pitch) + (i % layout.Columns * layout.ColumnStep)) * layout.Unit;
        }

        Terms = new int[layout.Count];
        int next = 0;
        for (int block = 0; block < layout.SourceBlocks; block++)
        {
            int channels = int.Min(layout.Unit, layout.Channels - (block * layout.Unit));
            foreach (int row in taps.Rows)
            {
                foreach (int column in taps.Columns)
                {
                    for (int channel = 0; channel < channels; channel++)
                    {
                        int pixel = ((row - layout.FirstRow) * layout.Pitch) + column - layout.FirstColumn;
                        Terms[next++] = checked((int)((block * layout.Plane) + (pixel * layout.Unit) + channel));
                    }
                }
            }
        }
    }

    public BlockedConvLayout Layout { get; }

    /// <summary>Where the window of each pixel of a band begins.</summary>
    public int[] Pixels { get; }

    /// <summary>Where each term of a sum is, from there: blocks, rows and columns of the window, channels of the block.</summary>
    public int[] Terms { get; }

    /// <summary>Where a band is that is read in place.</summary>
    public float* Band(float* source, int row) =>
        source + ((((nint)((row * Layout.RowStep) + Layout.FirstRow) * Layout.Pitch) + Layout.FirstColumn) * Layout.Unit);

    /// <summary>Copies what <paramref name="rows"/> rows of results from <paramref name="row"/> on need, with zeros outside the source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(float* source, int row, int rows, float* target)
    {
        int unit = Layout.Unit, pitch = Layout.Pitch, sourceRows = Layout.SourceRows(rows), first = (row * Layout.RowStep) + Layout.FirstRow;
        int left = int.Clamp(-Layout.FirstColumn, 0, pitch), from = int.Max(0, Layout.FirstColumn), copied = int.Max(0, int.Min(width - from, pitch - left));
        for (int block = 0; block < Layout.SourceBlocks; block++)
        {
            float* plane = source + ((nint)block * height * width * unit);
            float* to = target + (nint)(block * Layout.Plane);
            for (int y = first; y < first + sourceRows; y++)
            {
                if (y < 0 || y >= height)
                {
                    Copy.Zeros(to, (nint)pitch * unit);
                }
                else
                {
                    Copy.Zeros(to, (nint)left * unit);
                    Copy.Row(plane + ((((nint)y * width) + from) * unit), to + ((nint)left * unit), (nint)copied * unit);
                    Copy.Zeros(to + ((nint)(left + copied) * unit), (nint)(pitch - left - copied) * unit);
                }

                to += (nint)pitch * unit;
            }
        }
    }
}
