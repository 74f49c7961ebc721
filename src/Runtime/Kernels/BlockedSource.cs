using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;

namespace StaticNets.Runtime.Kernels;

/// <summary>The source of a convolution in blocks: where each pixel and each term of its sum finds its number, and the copying of a band between zeros.</summary>
internal sealed unsafe class BlockedSource
{
    public BlockedSource(BlockedConvLayout layout, ConvTaps taps)
    {
        Layout = layout;
        Taps = taps;
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

    public ConvTaps Taps { get; }

    /// <summary>Where the window of each pixel of a band begins.</summary>
    public int[] Pixels { get; }

    /// <summary>Where each term of a sum is, from there: blocks, rows and columns of the window, channels of the block.</summary>
    public int[] Terms { get; }

    /// <summary>Where a band is that is read in place.</summary>
    public float* Band(float* source, int row) =>
        source + ((((nint)((row * Layout.RowStep) + Layout.FirstRow) * Layout.Pitch) + Layout.FirstColumn) * Layout.Unit);

    /// <summary>
    /// Copies what <paramref name="rows"/> rows of results from <paramref name="row"/> on need of the first <paramref name="blocks"/> blocks, with zeros outside the source.
    /// With <paramref name="norm"/> every number of the source becomes max(0, number · scale + shift) of its channel.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(float* source, int row, int rows, int blocks, in ChannelNorm norm, float* target)
    {
        BlockedConvLayout layout = Layout;
        int unit = layout.Unit, pitch = layout.Pitch, height = layout.SourceHeight, width = layout.SourceWidth;
        int sourceRows = layout.SourceRows(rows), first = (row * layout.RowStep) + layout.FirstRow;
        int left = int.Clamp(-layout.FirstColumn, 0, pitch), from = int.Max(0, layout.FirstColumn), copied = int.Max(0, int.Min(width - from, pitch - left));
        int right = pitch - left - copied, step = 1;
        if (copied == width && pitch == width && first >= 0 && first + sourceRows <= height)
        {
            // Whole rows without a border follow one another on both sides.
            step = sourceRows;
        }

        for (int block = 0; block < blocks; block++)
        {
            float* plane = source + ((nint)block * height * width * unit);
            float* to = target + (nint)(block * layout.Plane);
            for (int y = first; y < first + sourceRows; y += step)
            {
                if (y < 0 || y >= height)
                {
                    Copy.Zeros(to, (nint)pitch * unit);
                }
                else
                {
                    float* line = plane + ((((nint)y * width) + from) * unit);
                    nint length = (nint)step * copied * unit;
                    Copy.Zeros(to, (nint)left * unit);
                    if (norm.Scale == null)
                    {
                        Copy.Row(line, to + ((nint)left * unit), length);
                    }
                    else
                    {
                        norm.Apply(block, line, to + ((nint)left * unit), length);
                    }

                    Copy.Zeros(to + ((nint)(left + copied) * unit), (nint)right * unit);
                }

                to += (nint)step * pitch * unit;
            }
        }
    }
}
