using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Packed weights times the source laid out by <see cref="BlockedSource"/>, written in blocks of 16 filters. One part is a band of one sample and group, times some panels of
/// filters: the band stays in the second cache, and panel after panel passes over it.
/// </summary>
internal unsafe struct BlockedProduct<TActivation>
    where TActivation : struct, IActivation
{
    // Pixels whose results wait in the first cache for an activation that the tiles do not know.
    private const int Waiting = 112;

    // Near the root of the longest sums there are (4,608 terms), where the roundings within pieces and of adding them up are least together.
    private const int Piece = 128;

    // The next panel comes from memory while this one is used, if both leave most of the second cache to the source: 128 KB each.
    private const int MostFetched = 1024;

    public BlockedSource Source;

    public TActivation Activation;

    /// <summary>[sample][group][block][row][column][16].</summary>
    public float* From;

    public nint FromGroup;

    public nint FromSample;

    public float* To;

    public nint ToGroup;

    public nint ToSample;

    /// <summary>From one block of results to the next.</summary>
    public nint ToPlane;

    public int Groups;

    /// <summary>[group][panel][term][32].</summary>
    public float* Packed;

    /// <summary>[group][filter], or null for zeros.</summary>
    public float* Bias;

    /// <summary>What is added to the sums, laid out like the results and perhaps in their place, or null. Scattered results are only ever added in their place.</summary>
    public float* Residual;

    /// <summary>Whether sums are taken in pieces.</summary>
    public bool Exact;

    /// <summary>What the numbers of the source become before they are summed.</summary>
    public ChannelNorm Norm;

    /// <summary>Columns of the target, where results do not follow one another in it.</summary>
    public int ToWidth;

    public float* Work;

    public nint WorkPerWorker;

    /// <summary>Threads that have scratch.</summary>
    public int Workers;

    private int bandRows;
    private int bands;
    private int slices;
    private int parts;

    public void Run(Team team, int samples)
    {
        BlockedConvLayout layout = Source.Layout;
        bandRows = layout.BandRows;
        slices = 1;
        bands = (layout.Rows + bandRows - 1) / bandRows;
        if (Workers > 1 && samples * Groups * bands < 4 * Workers)
        {
            // With few bands every thread takes some of the filters, or where these are few a part of each band.
            if (layout.Panels >= Workers)
            {
                slices = Workers;
            }
            else
            {
                bandRows = (bandRows + Workers - 1) / Workers;
                bands = (layout.Rows + bandRows - 1) / bandRows;
            }
        }

        parts = samples * Groups * bands * slices;
        team.Run(int.Min(Workers, parts), &RunShare, Unsafe.AsPointer(ref this));
    }

    private static void RunShare(int share, int worker, void* context)
    {
        ref BlockedProduct<TActivation> product = ref Unsafe.AsRef<BlockedProduct<TActivation>>(context);
        for (int part = share; part < product.parts; part += product.Workers)
        {
            product.Part(part, product.Work + (share * product.WorkPerWorker));
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Part(int part, float* laid)
    {
        float* bias = stackalloc float[BlockedConvLayout.PanelWidth];
        BlockedConvLayout layout = Source.Layout;
        int slice = part % slices, rest = part / slices;
        int band = rest % bands, group = rest / bands % Groups, sample = rest / bands / Groups;
        int row = band * bandRows, rows = int.Min(bandRows, layout.Rows - row), pixels = rows * layout.Columns;

        float* from = From + (sample * FromSample) + (group * FromGroup);
        if (!layout.InPlace)
        {
            ChannelNorm norm = Norm;
            norm.Channels = layout.Channels;
            norm.Scale += norm.Scale == null ? 0 : group * layout.Channels;
            norm.Shift += norm.Scale == null ? 0 : group * layout.Channels;
            Source.Fill(from, row, rows, layout.SourceBlocks, in norm, laid);
        }

        bool scattered = Source.Taps.TargetRowStep != 1 || Source.Taps.TargetColumnStep != 1;
        float* waiting = laid + (nint)layout.SourceLength;
        float* to = To + (sample * ToSample) + (group * ToGroup);
        float* next = to + ((nint)row * layout.Columns * BlockedConvLayout.Block);
        int panel = (int)((long)layout.Panels * slice / slices), end = (int)((long)layout.Panels * (slice + 1) / slices);
        bool clamps = typeof(TActivation) == typeof(Identity) || typeof(TActivation) == typeof(Relu) || typeof(TActivation) == typeof(Relu6);
        bool fetches = layout.InPlace && layout.Count <= MostFetched;
        fixed (int* table = Source.Pixels, terms = Source.Terms)
        {
            for (; panel < end; panel++)
            {
                int first = panel * BlockedConvLayout.PanelWidth, filters = int.Min(layout.Outputs - first, BlockedConvLayout.PanelWidth);
                int blocks = (filters + BlockedConvLayout.Block - 1) / BlockedConvLayout.Block;
                Copy.Zeros(bias, BlockedConvLayout.PanelWidth);
                if (Bias != null)
                {
                    Copy.Row(Bias + ((nint)group * layout.Outputs) + first, bias, filters);
                }

                PixelTile tile = new()
                {
                    A = layout.InPlace ? Source.Band(from, row) : laid, Pixels = table, Terms = terms, Count = layout.Count,
                    B = Packed + ((((nint)group * layout.Panels) + panel) * layout.Count * BlockedConvLayout.PanelWidth), BStep = BlockedConvLayout.PanelWidth, BPlane = BlockedConvLayout.Block, Bias = bias,
                    Ahead = fetches && panel + 1 < end ? (nint)layout.Count * BlockedConvLayout.PanelWidth : 0,
                    C = scattered ? waiting : next + (first / BlockedConvLayout.Block * ToPlane), Plane = scattered ? (nint)pixels * BlockedConvLayout.Block : ToPlane,
                    Adds = !scattered && Residual != null, Residual = (nint)(Residual - To),
                    ClampLow = typeof(TActivation) == typeof(Relu) || typeof(TActivation) == typeof(Relu6), ClampHigh = typeof(TActivation) == typeof(Relu6), High = 6,
                };
                for (int pixel = 0, count; pixel < pixels; pixel += count)
                {
                    count = clamps ? pixels : int.Min(Waiting, pixels - pixel);
                    tile.Pixels = table + pixel;
                    if (Exact)
                    {
                        InPieces(in tile, count, blocks);
                    }
                    else
                    {
                        PixelTiles.Run(in tile, count, blocks);
                    }

                    if (!clamps)
                    {
                        Epilogue.Apply(tile.C, ToPlane, blocks, count * BlockedConvLayout.Block, in Activation);
                    }

                    tile.C += count * BlockedConvLayout.Block;
                }

                if (scattered)
                {
                    Scatter(waiting, to + (first / BlockedConvLayout.Block * ToPlane), blocks, row, rows);
                }
            }
        }
    }

    /// <summary>The sums of some pixels: each piece of the terms in order, and the sums of the pieces in order, the first with the bias and what else is added.</summary>
    private static void InPieces(in PixelTile tile, int pixels, int blocks)
    {
        nint count = tile.Count;
        PixelTile piece = tile;
        float* zeros = stackalloc float[BlockedConvLayout.PanelWidth];
        Copy.Zeros(zeros, BlockedConvLayout.PanelWidth);
        do
        {
            piece.Count = nint.Min(count, Piece);
            count -= piece.Count;
            piece.ClampLow = tile.ClampLow && count == 0;
            piece.ClampHigh = tile.ClampHigh && count == 0;
            PixelTiles.Run(in piece, pixels, blocks);

            // The next one starts from zeros and is added to what is there.
            piece.Bias = zeros;
            piece.Adds = true;
            piece.Residual = 0;
            piece.Terms += piece.Count;
            piece.B += piece.Count * piece.BStep;
        }
        while (count > 0);
    }

    /// <summary>Takes results of one residue to their places among those of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Scatter(float* from, float* planes, int blocks, int row, int rows)
    {
        ConvTaps taps = Source.Taps;
        for (int block = 0; block < blocks; block++)
        {
            for (int r = row; r < row + rows; r++)
            {
                float* to = planes + (block * ToPlane) + ((((nint)(taps.TargetRow + (r * taps.TargetRowStep)) * ToWidth) + taps.TargetColumn) * BlockedConvLayout.Block);
                for (int column = 0; column < Source.Layout.Columns; column++)
                {
                    Vector512<float> sum = Vector512.Load(from);
                    Vector512.Store(Residual == null ? sum : sum + Vector512.Load(to), to);
                    from += BlockedConvLayout.Block;
                    to += taps.TargetColumnStep * BlockedConvLayout.Block;
                }
            }
        }
    }
}
