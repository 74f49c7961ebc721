using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// How a convolution by rows lays out its scratch and its weights. Two neighbouring results of a row are a pair; a pair needs six products for each row of the window where plain
/// sums take ten. The vectors run along the pairs of a row, or along the filters where these fill them better.
/// </summary>
internal sealed class RowConvLayout
{
    /// <summary>Where the row of the window is a polynomial and where it is evaluated: 0, 1, -1, 2, -2 and infinity.</summary>
    public const int Points = 6;

    /// <summary>Columns of the window.</summary>
    public const int Taps = 5;

    /// <summary>Lanes of a group: filters or pairs.</summary>
    public const int Lanes = 16;

    /// <summary>Numbers in front of vectors: pairs or filters.</summary>
    public const int Items = 8;

    /// <summary>Filters of one pass over the source, the most on any machine.</summary>
    public const int MostItems = 5;

    // Source and results of one sample beside the weights in the second cache.
    private const int Budget = 64 * 1024;

    public RowConvLayout(in ConvSettings settings)
    {
        OutHeight = settings.OutHeight;
        OutWidth = settings.OutWidth;
        Pairs = (OutWidth + 1) / 2;
        FiltersInLanes = Filled(settings.Filters, Lanes) >= Filled(Pairs, Lanes);
        Chunk = FiltersInLanes ? Items : Lanes;
        Chunks = (Pairs + Chunk - 1) / Chunk;
        Terms = settings.WindowHeight * settings.Channels;
        RowLength = settings.Channels * Points * Chunk;
        SourceRows = OutHeight + settings.WindowHeight - 1;
        ChunkLength = (long)SourceRows * RowLength;
        PaddedPitch = (2 * Chunk * Chunks) + Taps - 1;
        FilterGroup = FiltersInLanes ? Lanes : Items;
        GroupLength = (long)Terms * Points * FilterGroup;
        Groups = (settings.Filters + FilterGroup - 1) / FilterGroup;
        ResultLength = (long)OutHeight * (FiltersInLanes ? Pairs : Chunks * Math.Min(settings.Filters, MostItems)) * 2 * Lanes;
    }

    public int OutHeight { get; }

    public int OutWidth { get; }

    /// <summary>Pairs of results in a row, the last one perhaps with one result.</summary>
    public int Pairs { get; }

    /// <summary>Whether vectors run along the filters; otherwise along the pairs.</summary>
    public bool FiltersInLanes { get; }

    /// <summary>Pairs of a chunk of a row.</summary>
    public int Chunk { get; }

    public int Chunks { get; }

    /// <summary>Terms of each sum: window rows times channels.</summary>
    public int Terms { get; }

    /// <summary>A row of the source in one chunk: [channel][point][pair].</summary>
    public int RowLength { get; }

    /// <summary>Rows of the source, padding included.</summary>
    public int SourceRows { get; }

    /// <summary>All rows of one chunk.</summary>
    public long ChunkLength { get; }

    /// <summary>Distance of two rows of a plane that is copied first.</summary>
    public int PaddedPitch { get; }

    /// <summary>Filters of a group of weights, [group][window row][channel][point][filter].</summary>
    public int FilterGroup { get; }

    public long GroupLength { get; }

    public int Groups { get; }

    /// <summary>Results of a group of filters: [row][pair][2][16 filters], or [chunk][row][filter][2][16 pairs].</summary>
    public long ResultLength { get; }

    public long PackedLength => Groups * GroupLength;

    public long PlaneLength => Align(((long)SourceRows * PaddedPitch) + (2 * Lanes));

    public long SourceLength => Align(Chunks * ChunkLength);

    /// <summary>Where the largest results are, one for each 2x2 of these.</summary>
    public long PlacesLength => FiltersInLanes ? Align(ResultLength / 4) : 0;

    public WorkLength Work => new(0, SourceLength + PlaneLength + Align(ResultLength) + PlacesLength);

    /// <summary>Whether there is such a kernel: windows of five columns without steps or gaps, over images that fit a cache.</summary>
    public static bool Fits(in ConvSettings settings) =>
        settings.WindowWidth == Taps && settings.StrideHeight == 1 && settings.StrideWidth == 1 && settings.DilationHeight == 1 && settings.DilationWidth == 1
        && settings.Groups == 1 && new RowConvLayout(in settings).Work.PerWorker <= Budget;

    private static double Filled(int count, int lanes) => count / (double)((count + lanes - 1) / lanes * lanes);

    private static long Align(long length) => (length + 15) / 16 * 16;
}
