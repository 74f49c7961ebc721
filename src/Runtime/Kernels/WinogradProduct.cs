using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Transformed tiles times transformed weights, chunk of tiles after chunk; inside a chunk panel of filters after panel, so that the weights pass by once
/// and in the order of their addresses. Every number depends on its own tile and filter only, whatever chunk it is in and whoever computes it.
/// </summary>
internal unsafe struct WinogradProduct<TActivation>
    where TActivation : struct, IActivation
{
    // Fewer rows would leave a thread waiting for the weights, which every thread with tiles of its own reads whole.
    private const int TilesOfOwn = 24;

    public WinogradSource Source;

    public WinogradTarget Target;

    public WinogradLayout Layout;

    public TActivation Activation;

    /// <summary>[panel][frequency][channel][32].</summary>
    public float* Weights;

    public float* Work;

    /// <summary>Threads that share the work: as many as it is worth and as have scratch.</summary>
    private int workers;

    /// <summary>Tiles of all samples.</summary>
    private int total;

    private int chunks;

    private int chunk;

    private readonly int Panels => (Target.Filters + RegisterTiles.Panel - 1) / RegisterTiles.Panel;

    public void Run(Team team, int samples, int workLength)
    {
        Source.TilesAcross = Target.TilesAcross;
        Source.TilesDown = Target.TilesDown;
        Source.Row = Layout.Row;
        total = samples * Target.TilesAcross * Target.TilesDown;
        team = team.WorthMultiplyAdds((long)total * Layout.Frequencies * Layout.Channels * Target.Filters);
        workers = (int)long.Min(workLength / Layout.Length, team.Size);
        chunks = (total + Layout.Tiles - 1) / Layout.Tiles;
        if (workers == 1 || total >= TilesOfOwn * workers || Panels == 1)
        {
            // As many chunks for each thread.
            chunks = int.Min(total, (chunks + workers - 1) / workers * workers);
            team.Run(workers, &Chunks, Unsafe.AsPointer(ref this));
            return;
        }

        // Few tiles: all threads transform one chunk, and then share out the panels.
        for (chunk = 0; chunk < chunks; chunk++)
        {
            team.Run(workers, &Transform, Unsafe.AsPointer(ref this));
            team.Run(workers, &Multiply, Unsafe.AsPointer(ref this));
        }
    }

    private static void Chunks(int share, int worker, void* context)
    {
        ref WinogradProduct<TActivation> product = ref Unsafe.AsRef<WinogradProduct<TActivation>>(context);
        WinogradSource source = product.Source;
        float* transformed = product.Work + (share * (nint)product.Layout.Length);
        for (int chunk = share; chunk < product.chunks; chunk += product.workers)
        {
            (int first, int tiles) = product.Range(chunk);
            source.Frequency = (nint)WinogradLayout.Frequency(tiles, (int)source.Row);
            source.Transform(first, tiles, 0, source.Blocks, transformed);
            product.Multiply(first, tiles, 0, 1, transformed, transformed + product.Layout.SourceLength);
        }
    }

    private static void Transform(int share, int worker, void* context)
    {
        ref WinogradProduct<TActivation> product = ref Unsafe.AsRef<WinogradProduct<TActivation>>(context);
        (int first, int tiles) = product.Range(product.chunk);
        WinogradSource source = product.Source;
        source.Frequency = (nint)WinogradLayout.Frequency(tiles, (int)source.Row);
        source.Transform(first, tiles, source.Blocks * share / product.workers, source.Blocks * (share + 1) / product.workers, product.Work);
    }

    private static void Multiply(int share, int worker, void* context)
    {
        ref WinogradProduct<TActivation> product = ref Unsafe.AsRef<WinogradProduct<TActivation>>(context);
        (int first, int tiles) = product.Range(product.chunk);
        product.Multiply(first, tiles, share, product.workers, product.Work, product.Work + (share * (nint)product.Layout.Length) + (nint)product.Layout.SourceLength);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly (int First, int Tiles) Range(int index)
    {
        int first = (int)((long)total * index / chunks);
        return (first, (int)((long)total * (index + 1) / chunks) - first);
    }

    /// <summary>Panels <paramref name="panel"/>, <paramref name="panel"/> + <paramref name="step"/> and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Multiply(int first, int tiles, int panel, int step, float* transformed, float* products)
    {
        nint fromFrequency = (nint)WinogradLayout.Frequency(tiles, Layout.Row), toFrequency = (nint)WinogradLayout.Frequency(tiles, RegisterTiles.Panel);
        for (; panel < Panels; panel += step)
        {
            int columns = int.Min(RegisterTiles.Panel, (Target.Filters - (panel * RegisterTiles.Panel) + 15) / 16 * 16);
            Panel(tiles, columns, Weights + ((nint)panel * Layout.Frequencies * Layout.Channels * RegisterTiles.Panel), transformed, fromFrequency, products, toFrequency);
            Target.Transform(first, tiles, panel, products, toFrequency, in Activation);
        }
    }

    /// <summary>All frequencies of all tiles, times one panel or, with 16 columns, its first half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Panel(int tiles, int columns, float* weights, float* from, nint fromFrequency, float* to, nint toFrequency)
    {
        int vectors = columns < 2 * RegisterTiles.Lanes ? 1 : 2, width = vectors * RegisterTiles.Lanes;

        // Blocks of about equal height: first the higher ones, then those that are one lower.
        int blocks = (tiles + RegisterTiles.Rows - 1) / RegisterTiles.Rows, low = tiles / blocks, high = tiles - (low * blocks);
        Tile tile = new() { ARow = Layout.Row, AStep = 1, BStep = RegisterTiles.Panel, BPanel = RegisterTiles.Panel, Count = Layout.Channels, CRow = RegisterTiles.Panel };
        for (int frequency = 0; frequency < Layout.Frequencies; frequency++)
        {
            for (int column = 0; column < columns; column += width)
            {
                tile.A = from;
                tile.B = weights + column;
                tile.C = to + column;
                Blocks(ref tile, low + 1, vectors, high);
                Blocks(ref tile, low, vectors, blocks - high);
            }

            weights += (nint)Layout.Channels * RegisterTiles.Panel;
            from += fromFrequency;
            to += toFrequency;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Blocks(ref Tile tile, int height, int vectors, int count)
    {
        if (count > 0)
        {
            tile.AStrip = height * Layout.Row;
            tile.CStrip = height * RegisterTiles.Panel;
            tile.Strips = count;
            RegisterTiles.Run(in tile, height, vectors);
            tile.A += count * tile.AStrip;
            tile.C += count * tile.CStrip;
        }
    }
}
