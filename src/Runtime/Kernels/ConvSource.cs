using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
        float* behind = source + ((nint)channels * height * width);
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
                    int inside = y >= 0 ? 0 : int.Min((vertical.Step - 1 - y) / vertical.Step, slots);
                    int below = y >= height ? inside : int.Clamp(((height - 1 - y) / vertical.Step) + 1, inside, slots);
                    float* from = image + ((nint)(y + (inside * vertical.Step)) * width) + start;
                    float* to = target + (inside * pitch);
                    Copy.Zeros(target, inside * pitch);
                    if (horizontal.Step == 1)
                    {
                        Rows(from + first, (nint)vertical.Step * width, to, pitch, first, end, below - inside, behind);
                    }
                    else
                    {
                        for (int slot = inside; slot < below; slot++, from += (nint)vertical.Step * width, to += pitch)
                        {
                            Strided(from, horizontal.Step, to, first, end, pitch);
                        }
                    }

                    to = target + (slots * pitch);
                    Copy.Zeros(target + (below * pitch), (slots - below) * pitch);

                    // The last vector of a run may read on; what it finds there must be finite where it is multiplied by zero.
                    Copy.Zeros(to, 16);
                    target += (nint)(Layout.BandRows + vertical.Extras[phase]) * pitch;
                }
            }
        }
    }

    // Vectors that begin in a row may end behind it: what comes too much is overwritten by what follows, in the end by a vector of zeros.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows(float* from, nint fromStep, float* to, nint pitch, int first, int end, int rows, float* behind)
    {
        int length = end - first;
        nint room = (nint)(behind - from) - ((length + 15) / 16 * 16);
        nint free = room < 0 ? 0 : nint.Min(rows, (room / fromStep) + 1);
        rows -= (int)free;
        if (length < pitch)
        {
            for (; free > 0; free--, from += fromStep, to += pitch)
            {
                Copy.ZerosBeyond(to, first);
                Copy.Beyond(from, to + first, length);
                Copy.ZerosBeyond(to + end, pitch - end);
            }
        }
        else if (length <= 16)
        {
            for (; free > 0; free--, from += fromStep, to += pitch)
            {
                Vector512.Store(Vector512.Load(from), to);
            }
        }
        else
        {
            for (; free > 0; free--, from += fromStep, to += pitch)
            {
                Copy.Beyond(from, to, length);
            }
        }

        // At the end of the source nothing behind a row may be read.
        for (; rows > 0; rows--, from += fromStep, to += pitch)
        {
            Copy.Zeros(to, first);
            Copy.Row(from, to + first, length);
            Copy.Zeros(to + end, pitch - end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Strided(float* from, int step, float* to, int first, int end, int pitch)
    {
        Copy.Zeros(to, first);
        Copy.Strided(from + ((nint)first * step), step, to + first, end - first);
        Copy.Zeros(to + end, pitch - end);
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
