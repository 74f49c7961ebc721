using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// How the source of a convolution is laid out in scratch, band of rows after band of rows, so that for every tap the values of a run of positions are
/// contiguous: [channel][horizontal plane][vertical plane][row][<see cref="Pitch"/>].
/// </summary>
internal sealed class ConvLayout
{
    /// <summary>Filters in one pass over the source, the tallest register tile of any machine.</summary>
    public const int MostRows = 12;

    /// <summary>Floats that may be read behind the source, and that the call therefore owns.</summary>
    public const int Slack = 48;

    // A band of the source and its results together fit the second cache of current processors (1 MB) with room to spare.
    private const int SourceBudget = 96 * 1024;
    private const int RunBudget = 4096;

    // Shorter runs would spend their time in the tails of tiles.
    private const int ShortestRun = 64;

    /// <summary>The layout for a product with <paramref name="outputs"/> rows of weights.</summary>
    public ConvLayout(ConvTaps taps, int channels, int outputs)
        : this(taps, channels, GapsAreCheaper(taps, channels, outputs), bandRows: 0)
    {
    }

    /// <summary>The layout with bands of a given height, or of one chosen here when <paramref name="bandRows"/> is 0.</summary>
    public ConvLayout(ConvTaps taps, int channels, bool gaps, int bandRows)
    {
        Channels = channels;
        Gaps = gaps;
        Direct = bandRows == 0 && taps.ReadsInPlace;
        Vertical = new ConvAxis(taps.Rows, taps.RowStep, planeForEachTap: false);
        Horizontal = new ConvAxis(taps.Columns, taps.ColumnStep, planeForEachTap: !gaps);
        Pitch = taps.OutColumns + (gaps ? Horizontal.MostExtra : 0);
        BandRows = Direct ? taps.OutRows : bandRows > 0 ? bandRows : ChooseBand(taps.OutRows);
        Bands = (taps.OutRows + BandRows - 1) / BandRows;
        RowSlots = (Vertical.Planes * BandRows) + Vertical.ExtraSum;
        SourceLength = (long)channels * ChannelLength;
    }

    public int Channels { get; }

    /// <summary>Whether the source is read where it is: a window of one value, every one of them in order.</summary>
    public bool Direct { get; }

    /// <summary>Whether a run has <see cref="Pitch"/> − columns values between two rows that belong to no position.</summary>
    public bool Gaps { get; }

    public ConvAxis Vertical { get; }

    public ConvAxis Horizontal { get; }

    /// <summary>Distance of two rows of a run.</summary>
    public int Pitch { get; }

    /// <summary>Rows of positions in a band; the last one may have fewer.</summary>
    public int BandRows { get; }

    public int Bands { get; }

    /// <summary>Rows kept of each channel and horizontal plane.</summary>
    public int RowSlots { get; }

    /// <summary>Floats kept of each channel.</summary>
    public long ChannelLength => (long)Horizontal.Planes * RowSlots * Pitch;

    /// <summary>Floats kept of all channels.</summary>
    public long SourceLength { get; }

    /// <summary>
    /// Planes shared by the taps have gaps between their rows, computed for nothing, and results to be moved together; a plane for each tap has none but costs
    /// a copy each. Counted in cycles for one row: a multiply-add of 16 lanes is one, the copy of a row ten and one for every eight values.
    /// </summary>
    public static bool GapsAreCheaper(ConvTaps taps, int channels, int outputs)
    {
        ConvAxis shared = new(taps.Columns, taps.ColumnStep, planeForEachTap: false);
        long copy = 10 + (taps.OutColumns / 8);
        long planes = (long)channels * (taps.Columns.Length - shared.Planes) * copy;
        long gaps = ((long)channels * outputs * taps.Count * shared.MostExtra / 16) + (taps.TargetColumnStep == 1 ? outputs * copy : 0);
        return shared.MostExtra > 0 && gaps < planes;
    }

    private int ChooseBand(int rows)
    {
        long perRow = Math.Max(1, (long)Channels * Horizontal.Planes * Vertical.Planes * Pitch);
        long fit = (SourceBudget - ((long)Channels * Horizontal.Planes * Vertical.ExtraSum * Pitch)) / perRow;
        long band = Math.Min(fit, RunBudget / Pitch);
        band = Math.Min(rows, Math.Max(band, (ShortestRun + Pitch - 1) / Pitch));

        // Bands of equal height.
        long bands = (rows + band - 1) / band;
        return (int)((rows + bands - 1) / bands);
    }
}
