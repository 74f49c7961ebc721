using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>Transforms filters, G g Gᵀ, to [panel of 32 filters][frequency][channel][32].</summary>
internal unsafe struct WinogradFilters
{
    private const int Panel = RegisterTiles.Panel;

    // Values of as many channels as are transposed at a time: 18 KB and 26 KB.
    private const int Values3 = 16 * 9, Values5 = 8 * 25;

    public float* Weight;

    public int Channels;

    public int Filters;

    /// <summary>Distance of two channels, and of two filters, in the weights; the values of one are neighbours.</summary>
    public nint ChannelStep;

    public nint FilterStep;

    /// <summary>Whether the filters are turned by 180°, as the way back needs them.</summary>
    public bool Turned;

    public int Tile;

    public int Window;

    public float* Packed;

    private int parts;

    public void Run(Team team)
    {
        // A part is some channels of a panel; few filters leave no other way to share.
        int panels = (Filters + Panel - 1) / Panel;
        parts = int.Min(Channels, (team.Size + panels - 1) / panels);
        team.Run(panels * parts, &Part, Unsafe.AsPointer(ref this));
    }

    private static void Part(int part, int worker, void* context)
    {
        ref WinogradFilters filters = ref Unsafe.AsRef<WinogradFilters>(context);
        int slice = part % filters.parts;
        filters.Channel(part / filters.parts, (int)((long)filters.Channels * slice / filters.parts), (int)((long)filters.Channels * (slice + 1) / filters.parts));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Channel(int panel, int first, int end)
    {
        // Neighbouring channels are transposed together where their values are neighbours.
        int values = Window * Window, most = (Window == 3 ? Values3 : Values5 + 15) / 16 * 16 * Panel;
        float* gathered = stackalloc float[most];
        int count = int.Min(Panel, Filters - (panel * Panel)), together = ChannelStep != values ? 1 : Window == 3 ? Values3 / 9 : Values5 / 25;
        new Span<float>(gathered, most).Clear();
        for (int channel = first; channel < end; channel += together)
        {
            // Whole squares, where what lies beyond the last channel of the last filter is still in the weights.
            int channels = int.Min(together, end - channel), columns = values * channels, squares = (columns + 15) / 16 * 16;
            float* from = Weight + (panel * Panel * FilterStep) + (channel * ChannelStep);
            bool readable = from + ((count - 1) * FilterStep) + squares <= Weight + (values * (nint)Filters * Channels);
            Gather(from, count, readable ? squares : columns, gathered);
            int extent = WinogradSizes.Extent(Tile, Window);
            float* to = Packed + ((((nint)panel * extent * extent * Channels) + channel) * Panel);
            for (int i = 0; i < channels; i++)
            {
                Transform(gathered + (i * values * Panel), to + (i * Panel));
            }
        }
    }

    /// <summary>One channel of 32 filters, [values][32], to every frequency.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Transform(float* from, float* to)
    {
        float* first = Turned ? from + (((Window * Window) - 1) * Panel) : from;
        nint step = Turned ? -Panel : Panel, frequency = (nint)Channels * Panel;
        if (Tile == 4)
        {
            WinogradFilter4.Transform(first, step, to, frequency);
        }
        else if (Window == 5)
        {
            WinogradFilter5.Transform(first, step, to, frequency);
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            WinogradFilter2.Transform<Simd16>(first, step, to, frequency);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            WinogradFilter2.Transform<Simd8>(first, step, to, frequency);
        }
        else
        {
            WinogradFilter2.Transform<Simd4>(first, step, to, frequency);
        }
    }

    /// <summary>to[column][32] = from[filter][column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Gather(float* from, int filters, int columns, float* to)
    {
        int square = Vector512.IsHardwareAccelerated && columns >= Square16.Side ? Squares<Square16>(from, filters, columns, to)
            : Vector256.IsHardwareAccelerated ? Squares<Square8>(from, filters, columns, to) : Squares<Square4>(from, filters, columns, to);
        int rows = filters / square * square, whole = columns / square * square;
        for (int filter = 0; filter < filters; filter++)
        {
            for (int column = filter < rows ? whole : 0; column < columns; column++)
            {
                to[(column * Panel) + filter] = from[(filter * FilterStep) + column];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Squares<TSquare>(float* from, int filters, int columns, float* to)
        where TSquare : struct, ISquare
    {
        for (int filter = 0; filter <= filters - TSquare.Side; filter += TSquare.Side)
        {
            TSquare.Transpose(from + (filter * FilterStep), FilterStep, TSquare.Side, to + filter, Panel, TSquare.Side * Panel, columns / TSquare.Side);
        }

        return TSquare.Side;
    }
}
