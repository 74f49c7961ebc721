using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;

namespace StaticNets.Runtime.Kernels;

/// <summary>The source of a convolution in scratch: where each tap finds its run, and the copying of a band.</summary>
internal sealed unsafe class ConvSource
{
    private readonly int height;
    private readonly int width;
    private readonly int[] firstColumns;
    private readonly int[] endColumns;

    public ConvSource(ConvLayout layout, ConvTaps taps, int height, int width)
    {
        Layout = layout;
        Taps = taps;
        this.height = height;
        this.width = width;
        Offsets = new int[layout.Channels * taps.Count];
        int next = 0;
        for (int channel = 0; channel < layout.Channels; channel++)
        {
            for (int row = 0; row < taps.Rows.Length; row++)
            {
                for (int column = 0; column < taps.Columns.Length; column++)
                {
                    Offsets[next++] = layout.Direct ? channel * height * width : Offset(channel, row, column);
                }
            }
        }

        ConvAxis axis = layout.Horizontal;
        firstColumns = new int[axis.Planes];
        endColumns = new int[axis.Planes];
        for (int plane = 0; plane < axis.Planes; plane++)
        {
            int start = axis.Starts[plane], step = axis.Step;
            firstColumns[plane] = int.Clamp((-start + step - 1) / step, 0, layout.Pitch);
            endColumns[plane] = start >= width ? firstColumns[plane] : int.Clamp(((width - 1 - start) / step) + 1, firstColumns[plane], layout.Pitch);
            if (width - 1 - start < 0)
            {
                endColumns[plane] = firstColumns[plane];
            }
        }
    }

    public ConvLayout Layout { get; }

    public ConvTaps Taps { get; }

    /// <summary>Of each channel and tap, in the order of the weights: where its run of positions starts.</summary>
    public int[] Offsets { get; }

    /// <summary>Copies what <paramref name="rows"/> rows of positions from <paramref name="row"/> on need, with zeros outside the source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(float* source, int channels, int row, int rows, float* target)
    {
        ConvAxis vertical = Layout.Vertical, horizontal = Layout.Horizontal;
        int pitch = Layout.Pitch;
        for (int channel = 0; channel < channels; channel++)
        {
            float* image = source + ((nint)channel * height * width);
            for (int plane = 0; plane < horizontal.Planes; plane++)
            {
                int start = horizontal.Starts[plane], first = firstColumns[plane], end = endColumns[plane];
                for (int phase = 0; phase < vertical.Planes; phase++)
                {
                    int slots = rows + vertical.Extras[phase];
                    int y = (row * vertical.Step) + vertical.Starts[phase];
                    float* to = target;
                    for (int slot = 0; slot < slots; slot++)
                    {
                        if (y < 0 || y >= height)
                        {
                            Copy.Zeros(to, pitch);
                        }
                        else
                        {
                            Row(image + ((nint)y * width) + start, horizontal.Step, to, first, end, pitch);
                        }

                        y += vertical.Step;
                        to += pitch;
                    }

                    // The last vector of a run may read on; what it finds there must be finite where it is multiplied by zero.
                    Copy.Zeros(to, 16);
                    target += (nint)(Layout.BandRows + vertical.Extras[phase]) * pitch;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(float* from, int step, float* to, int first, int end, int pitch)
    {
        for (int i = 0; i < first; i++)
        {
            to[i] = 0;
        }

        if (step == 1)
        {
            Copy.Row(from + first, to + first, end - first);
        }
        else
        {
            Copy.Strided(from + ((nint)first * step), step, to + first, end - first);
        }

        for (int i = end; i < pitch; i++)
        {
            to[i] = 0;
        }
    }

    private int Offset(int channel, int row, int column)
    {
        ConvAxis vertical = Layout.Vertical, horizontal = Layout.Horizontal;
        int slot = vertical.Shift[row];
        for (int phase = 0; phase < vertical.Plane[row]; phase++)
        {
            slot += Layout.BandRows + vertical.Extras[phase];
        }

        long plane = ((long)channel * horizontal.Planes) + horizontal.Plane[column];
        return checked((int)((((plane * Layout.RowSlots) + slot) * Layout.Pitch) + horizontal.Shift[column]));
    }
}
