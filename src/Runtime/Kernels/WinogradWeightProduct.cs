using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The gradient of the weights: transformed tiles of the input times transformed gradients of the output, added up over all tiles of all samples in their order,
/// and transformed back. Threads share out what is written, so that every sum is one thread's.
/// </summary>
internal unsafe struct WinogradWeightProduct
{
    private const int Frequencies = WinogradWeightLayout.Frequencies;

    private const int Panel = RegisterTiles.Panel;

    // Channels that go back together: 18 KB twice.
    private const int Together = 16;

    public WinogradSource X;

    public WinogradSource Dy;

    public WinogradWeightLayout Layout;

    public int Channels;

    public int Filters;

    public float* Dweight;

    public bool Accumulate;

    public float* Work;

    private int workers;

    /// <summary>The block of channels and of filters that is being computed.</summary>
    private int channel;

    private int channels;

    private int filter;

    private int filters;

    /// <summary>The chunk of tiles.</summary>
    private int first;

    private int tiles;

    private readonly float* Gradients => Work + (nint)Layout.ChannelLength;

    private readonly float* Sums => Work + (nint)(Layout.ChannelLength + Layout.FilterLength);

    private readonly int Panels => (filters + Panel - 1) / Panel;

    public void Run(Team team, int samples)
    {
        Dy.Gradients = true;
        X.TilesAcross = Dy.TilesAcross = (Dy.Width + 1) / 2;
        X.TilesDown = Dy.TilesDown = (Dy.Height + 1) / 2;
        X.Row = Layout.ChannelRow;
        Dy.Row = Layout.FilterRow;
        int total = samples * Dy.TilesAcross * Dy.TilesDown, chunks = int.Max(1, (total + Layout.Tiles - 1) / Layout.Tiles);
        team = team.WorthMultiplyAdds((long)total * Frequencies * Channels * Filters);
        workers = team.Size;
        void* context = Unsafe.AsPointer(ref this);
        for (filter = 0; filter < Filters; filter += Layout.FilterBlock)
        {
            filters = int.Min(Layout.FilterBlock, Filters - filter);
            for (channel = 0; channel < Channels; channel += Layout.ChannelBlock)
            {
                channels = int.Min(Layout.ChannelBlock, Channels - channel);
                for (int chunk = 0; chunk < chunks; chunk++)
                {
                    first = (int)((long)total * chunk / chunks);
                    tiles = (int)((long)total * (chunk + 1) / chunks) - first;
                    team.Run(workers, &Transform, context);
                    team.Run(workers, &Multiply, context);
                }

                team.Run(workers, &Finish, context);
            }
        }
    }

    /// <summary>Blocks of 16 channels of the input, then those of the gradients.</summary>
    private static void Transform(int share, int worker, void* context)
    {
        ref WinogradWeightProduct product = ref Unsafe.AsRef<WinogradWeightProduct>(context);
        int inputs = WinogradShape.Blocks(product.channels), units = inputs + WinogradShape.Blocks(product.filters);
        int unit = units * share / product.workers, end = units * (share + 1) / product.workers;
        Transform(product.X, product.channel, unit, int.Min(end, inputs), product.Work, in product);
        Transform(product.Dy, product.filter, int.Max(unit - inputs, 0), end - inputs, product.Gradients, in product);
    }

    private static void Transform(WinogradSource source, int channel, int block, int end, float* to, in WinogradWeightProduct product)
    {
        if (block < end)
        {
            source.Frequency = (nint)WinogradLayout.Frequency(product.tiles, (int)source.Row);
            source.Transform(product.first, product.tiles, (channel / 16) + block, (channel / 16) + end, to - channel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(int share, int worker, void* context)
    {
        ref WinogradWeightProduct product = ref Unsafe.AsRef<WinogradWeightProduct>(context);
        int panels = product.Panels, channels = product.channels;
        nint inputs = (nint)WinogradLayout.Frequency(product.tiles, product.Layout.ChannelRow), gradients = (nint)WinogradLayout.Frequency(product.tiles, product.Layout.FilterRow);
        int blocks = (channels + RegisterTiles.Rows - 1) / RegisterTiles.Rows, low = channels / blocks, high = channels - (low * blocks);
        Tile tile = new() { ARow = 1, AStep = product.Layout.ChannelRow, BStep = product.Layout.FilterRow, BPanel = Panel, Count = product.tiles, CRow = Panel };
        for (int unit = share; unit < Frequencies * panels; unit += product.workers)
        {
            int frequency = unit / panels, panel = unit % panels, columns = int.Min(Panel, (product.filters - (panel * Panel) + 15) / 16 * 16);
            int vectors = columns < 2 * RegisterTiles.Lanes ? 1 : 2;
            for (int column = 0; column < columns; column += vectors * RegisterTiles.Lanes)
            {
                tile.A = product.Work + (frequency * inputs);
                tile.B = product.Gradients + (frequency * gradients) + (panel * Panel) + column;
                tile.C = product.Sums + ((nint)unit * channels * Panel) + column;
                Blocks(ref tile, low + 1, vectors, high, add: product.first > 0);
                Blocks(ref tile, low, vectors, blocks - high, add: product.first > 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Blocks(ref Tile tile, int height, int vectors, int count, bool add)
    {
        if (count > 0)
        {
            tile.AStrip = height;
            tile.CStrip = height * Panel;
            tile.Strips = count;
            tile.Start = add ? tile.C : null;
            tile.StartRow = add ? Panel : 0;
            tile.StartStrip = add ? tile.CStrip : 0;
            RegisterTiles.Run(in tile, height, vectors);
            tile.A += count * tile.AStrip;
            tile.C += count * tile.CStrip;
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Finish(int share, int worker, void* context)
    {
        // [channel][9][32], then turned to [32][channel][9].
        float* memory = stackalloc float[(2 * Together * 9 * Panel) + 16];
        float* weights = (float*)(((nint)memory + 63) & ~63), turned = weights + (Together * 9 * Panel);
        ref WinogradWeightProduct product = ref Unsafe.AsRef<WinogradWeightProduct>(context);
        int groups = (product.channels + Together - 1) / Together;
        nint frequency = (nint)product.Panels * product.channels * Panel;
        for (int unit = share; unit < groups * product.Panels; unit += product.workers)
        {
            int panel = unit / groups, from = unit % groups * Together, count = int.Min(Together, product.channels - from);
            float* sums = product.Sums + ((((nint)panel * product.channels) + from) * Panel);
            for (int i = 0; i < count; i++)
            {
                WinogradWeights2.Transform(sums + (i * Panel), frequency, weights + (i * 9 * Panel));
            }

            Turn(weights, turned);
            int filter = product.filter + (panel * Panel);
            float* to = product.Dweight + ((((nint)filter * product.Channels) + product.channel + from) * 9);
            for (int i = 0; i < int.Min(Panel, product.Filters - filter); i++)
            {
                Put(turned + (i * Together * 9), to, 9 * count, product.Accumulate);
                to += 9 * (nint)product.Channels;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(float* weights, float* turned)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Turn<Square16>(weights, turned);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Turn<Square8>(weights, turned);
        }
        else
        {
            Turn<Square4>(weights, turned);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn<TSquare>(float* weights, float* turned)
        where TSquare : struct, ISquare
    {
        for (int filter = 0; filter < Panel; filter += TSquare.Side)
        {
            TSquare.Transpose(weights + filter, Panel, TSquare.Side * Panel, turned + (filter * Together * 9), Together * 9, TSquare.Side, Together * 9 / TSquare.Side);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Put(float* from, float* to, int length, bool add)
    {
        int i = 0;
        for (; i <= length - 8; i += 8)
        {
            Vector256<float> value = Vector256.Load(from + i);
            (add ? value + Vector256.Load(to + i) : value).Store(to + i);
        }

        for (; i < length; i++)
        {
            to[i] = add ? from[i] + to[i] : from[i];
        }
    }
}
