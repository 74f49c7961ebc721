using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>Transforms filters, G g Gᵀ, to [panel of 32 filters][frequency][channel][32]. In double precision: every number is rounded once.</summary>
internal unsafe struct WinogradFilters
{
    private const int Panel = RegisterTiles.Panel;

    // One vector of doubles.
    private const int Lanes = 8;

    public float* Weight;

    public int Channels;

    public int Filters;

    /// <summary>Distance of two channels, and of two filters, in the weights; the 9 values of one are neighbours.</summary>
    public nint ChannelStep;

    public nint FilterStep;

    /// <summary>Whether the filters are turned by 180°, as the way back needs them.</summary>
    public bool Turned;

    public int Tile;

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
        // [9][32], then [3][size][32], then [size][size][32] for one channel.
        double* gathered = stackalloc double[9 * Panel], columns = stackalloc double[18 * Panel], result = stackalloc double[36 * Panel];
        int size = Tile + 2, count = int.Min(Panel, Filters - (panel * Panel));
        for (int i = 0; i < 9 * Panel; i++)
        {
            gathered[i] = 0;
        }

        for (int channel = first; channel < end; channel++)
        {
            Gather(Weight + (panel * Panel * FilterStep) + (channel * ChannelStep), count, gathered);
            for (int lane = 0; lane < Panel; lane += Lanes)
            {
                for (int j = 0; j < 3; j++)
                {
                    Combine(gathered + (j * Panel) + lane, 3 * Panel, columns + (j * Panel) + lane, 3 * Panel);
                }

                for (int i = 0; i < size; i++)
                {
                    Combine(columns + (i * 3 * Panel) + lane, Panel, result + (i * size * Panel) + lane, Panel);
                }
            }

            float* to = Packed + ((((nint)panel * size * size * Channels) + channel) * Panel);
            for (int frequency = 0; frequency < size * size; frequency++)
            {
                double* from = result + (frequency * Panel);
                Vector512.Narrow(Vector512.Load(from), Vector512.Load(from + 8)).Store(to);
                Vector512.Narrow(Vector512.Load(from + 16), Vector512.Load(from + 24)).Store(to + 16);
                to += (nint)Channels * Panel;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Gather(float* from, int count, double* to)
    {
        nint last = Turned ? 8 : 0, step = Turned ? -1 : 1;
        for (int filter = 0; filter < count; filter++)
        {
            for (int i = 0; i < 9; i++)
            {
                to[(i * Panel) + filter] = from[last + (i * step)];
            }

            from += FilterStep;
        }
    }

    /// <summary>G times three values, in 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Combine(double* from, int fromStep, double* to, int toStep)
    {
        Vector512<double> g0 = Vector512.Load(from), g1 = Vector512.Load(from + fromStep), g2 = Vector512.Load(from + (2 * fromStep));
        if (Tile == 2)
        {
            Vector512<double> sum = (g0 + g2) * 0.5, middle = g1 * 0.5;
            g0.Store(to);
            (sum + middle).Store(to + toStep);
            (sum - middle).Store(to + (2 * toStep));
            g2.Store(to + (3 * toStep));
            return;
        }

        Vector512<double> outer = (g0 + g2) * (-1 / 6.0), middleSixth = g1 * (1 / 6.0), even = (g0 * (1 / 24.0)) + (g2 * (1 / 6.0)), odd = g1 * (1 / 12.0);
        (g0 * 0.25).Store(to);
        (outer - middleSixth).Store(to + toStep);
        (outer + middleSixth).Store(to + (2 * toStep));
        (even + odd).Store(to + (3 * toStep));
        (even - odd).Store(to + (4 * toStep));
        g2.Store(to + (5 * toStep));
    }
}
