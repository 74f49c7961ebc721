using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The weight gradient of a convolution in blocks: the tiles of the forward pass with pixels and terms exchanged. One part is a chunk of the source's blocks of one group, against
/// some panels of filters; its sums over the whole batch stay in the second cache.
/// </summary>
internal unsafe struct BlockedWeightProduct
{
    public BlockedSource Source;

    public BlockedWeightLayout Layout;

    public ConvSettings Settings;

    public int Rows;

    public float* X;

    public nint XSample;

    public float* Dy;

    public nint DySample;

    public float* Dweight;

    public bool Accumulate;

    public float* Work;

    public nint WorkPerWorker;

    /// <summary>Threads that have scratch.</summary>
    public int Workers;

    private int slices;
    private int parts;

    public void Run(Team team)
    {
        // Panels are shared out only where there are few chunks, since every part copies its source.
        parts = Settings.Groups * Layout.Chunks;
        slices = parts >= 2 * Workers ? 1 : int.Min(Workers, Layout.Source.Panels);
        parts *= slices;
        team.Run(int.Min(Workers, parts), &RunShare, Unsafe.AsPointer(ref this));
    }

    private static void RunShare(int share, int worker, void* context)
    {
        ref BlockedWeightProduct product = ref Unsafe.AsRef<BlockedWeightProduct>(context);
        for (int part = share; part < product.parts; part += product.Workers)
        {
            product.Part(part, product.Work + (share * product.WorkPerWorker));
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Part(int part, float* laid)
    {
        float* zeros = stackalloc float[BlockedConvLayout.PanelWidth];
        Copy.Zeros(zeros, BlockedConvLayout.PanelWidth);
        BlockedConvLayout layout = Source.Layout;
        int slice = part % slices, chunk = part / slices % Layout.Chunks, group = part / slices / Layout.Chunks;
        int panel = (int)((long)layout.Panels * slice / slices), end = (int)((long)layout.Panels * (slice + 1) / slices);
        int block = chunk * Layout.ChunkBlocks, blocks = int.Min(Layout.ChunkBlocks, Layout.Blocks - block), terms = layout.Count / Layout.ChunkBlocks * blocks;
        nint outPlane = (nint)Settings.OutHeight * Settings.OutWidth * BlockedConvLayout.Block;
        float* sums = laid + (nint)layout.SourceLength;
        float* x = X + ((nint)group * Settings.GroupChannels * Settings.Height * Settings.Width) + ((nint)block * layout.SourceHeight * layout.SourceWidth * layout.Unit);
        float* dy = Dy + ((nint)group * Settings.GroupFilters * Settings.OutHeight * Settings.OutWidth);
        ChannelNorm none = default;
        fixed (int* pixels = Source.Pixels, places = Source.Terms)
        {
            for (int sample = 0; sample < Rows; sample++)
            {
                for (int row = 0; row < layout.Rows; row += layout.BandRows)
                {
                    int rows = int.Min(layout.BandRows, layout.Rows - row);
                    float* source = x + (sample * XSample);
                    if (layout.InPlace)
                    {
                        source = Source.Band(source, row);
                    }
                    else
                    {
                        Source.Fill(source, row, rows, blocks, in none, laid);
                        source = laid;
                    }

                    for (int p = panel; p < end; p++)
                    {
                        PixelTile tile = new()
                        {
                            A = source, Pixels = places, Terms = pixels, Count = rows * layout.Columns,
                            B = dy + (sample * DySample) + (2 * p * outPlane) + ((nint)row * layout.Columns * BlockedConvLayout.Block), BStep = BlockedConvLayout.Block, BPlane = outPlane,
                            Bias = zeros, C = Sums(sums, p), Plane = (nint)layout.Count * BlockedConvLayout.Block, Adds = sample > 0 || row > 0,
                        };
                        PixelTiles.Run(in tile, terms, FilterBlocks(p));
                    }
                }
            }
        }

        for (int p = panel; p < end; p++)
        {
            Unpack(Sums(sums, p), group, p * BlockedConvLayout.PanelWidth, block, blocks);
        }
    }

    private readonly float* Sums(float* sums, int panel) => sums + ((nint)panel * BlockedConvLayout.PanelWidth * Source.Layout.Count);

    private readonly int FilterBlocks(int panel) =>
        int.Min(2, (Settings.GroupFilters - (panel * BlockedConvLayout.PanelWidth) + BlockedConvLayout.Block - 1) / BlockedConvLayout.Block);

    /// <summary>Takes the sums of a panel, [block of filters][block][tap][channel][16], to the weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Unpack(float* sums, int group, int firstFilter, int firstBlock, int blocks)
    {
        int unit = Source.Layout.Unit, window = Settings.Window, filters = int.Min(BlockedConvLayout.PanelWidth, Settings.GroupFilters - firstFilter);
        for (int filter = 0; filter < filters; filter++)
        {
            float* from = sums + ((nint)(filter / BlockedConvLayout.Block) * Source.Layout.Count * BlockedConvLayout.Block) + (filter % BlockedConvLayout.Block);
            float* to = Dweight + (((((nint)group * Settings.GroupFilters) + firstFilter + filter) * Settings.GroupChannels) + (firstBlock * unit)) * window;
            for (int block = firstBlock; block < firstBlock + blocks; block++)
            {
                int channels = int.Min(unit, Settings.GroupChannels - (block * unit));
                for (int channel = 0; channel < channels; channel++)
                {
                    float* sum = from + (channel * BlockedConvLayout.Block);
                    for (int tap = 0; tap < window; tap++)
                    {
                        *to = Accumulate ? *to + *sum : *sum;
                        to++;
                        sum += unit * BlockedConvLayout.Block;
                    }
                }

                from += (nint)window * unit * BlockedConvLayout.Block;
            }
        }
    }
}
