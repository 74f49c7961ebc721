using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// How a convolution of an image in blocks of 16 channels is cut: bands of rows whose source stays in the second cache while all filters pass over it.
/// The source is read where it is if no tap reaches beyond it; otherwise a band of it is copied between zeros.
/// </summary>
internal sealed class BlockedConvLayout
{
    public const int Block = 16;
    public const int PanelWidth = 32;

    // Floats of the second cache that a band and a panel of weights share, and what a band gets of it however large the panel is.
    private const long Budget = 160 * 1024;
    private const long LeastBand = 64 * 1024;

    /// <param name="taps">What is read.</param>
    /// <param name="channels">Channels of the source that are summed.</param>
    /// <param name="outputs">Results of a pixel.</param>
    /// <param name="height">Of the source.</param>
    /// <param name="width">Of the source.</param>
    /// <param name="planar">Whether the source is planar.</param>
    /// <param name="copied">Whether the source is copied even where it could be read in place.</param>
    /// <param name="mostPixels">Most pixels of a band.</param>
    public BlockedConvLayout(ConvTaps taps, int channels, int outputs, int height, int width, bool planar, bool copied = false, int mostPixels = int.MaxValue)
    {
        Planar = planar;
        Channels = channels;
        Outputs = outputs;
        Unit = planar ? 1 : Block;
        (FirstRow, int lastRow) = Range(taps.Rows);
        (FirstColumn, int lastColumn) = Range(taps.Columns);
        RowSpan = lastRow - FirstRow + 1;
        bool inside = FirstRow >= 0 && FirstColumn >= 0 && ((taps.OutRows - 1) * taps.RowStep) + lastRow < height && ((taps.OutColumns - 1) * taps.ColumnStep) + lastColumn < width;
        InPlace = taps.Count == 0 || (inside && !copied);
        bool flat = taps.ReadsInPlace;
        SourceHeight = flat ? height * width : height;
        SourceWidth = flat ? 1 : width;
        Rows = flat ? taps.OutRows * taps.OutColumns : taps.OutRows;
        Columns = flat ? 1 : taps.OutColumns;
        RowStep = taps.RowStep;
        ColumnStep = taps.ColumnStep;
        Pitch = InPlace ? SourceWidth : ((Columns - 1) * ColumnStep) + lastColumn - FirstColumn + 1;
        Count = channels * taps.Count;
        Panels = (outputs + PanelWidth - 1) / PanelWidth;
        SourceBlocks = planar ? channels : (channels + Block - 1) / Block;

        long band = Math.Max(LeastBand, Budget - ((long)Count * PanelWidth));
        long row = (long)SourceBlocks * Pitch * Unit, most = band / row;
        int rows = (int)Math.Min(Math.Min(Rows, Math.Max(1, mostPixels / Columns)), most <= RowSpan ? 1 : ((most - RowSpan) / RowStep) + 1);
        int bands = (Rows + rows - 1) / rows;
        BandRows = (Rows + bands - 1) / bands;
        Plane = InPlace ? (long)height * width * Unit : (long)SourceRows(BandRows) * Pitch * Unit;
    }

    public bool Planar { get; }

    /// <summary>Channels that are summed.</summary>
    public int Channels { get; }

    /// <summary>Filters of a group.</summary>
    public int Outputs { get; }

    /// <summary>Whether the source is read where it is.</summary>
    public bool InPlace { get; }

    /// <summary>Floats of a pixel of the source that are neighbours: 16, or 1 where it is planar.</summary>
    public int Unit { get; }

    /// <summary>Blocks of the source, or its channels where it is planar.</summary>
    public int SourceBlocks { get; }

    /// <summary>Lowest tap.</summary>
    public int FirstRow { get; }

    public int FirstColumn { get; }

    /// <summary>Rows of the source that one row of results reads.</summary>
    public int RowSpan { get; }

    public int RowStep { get; }

    public int ColumnStep { get; }

    /// <summary>Rows and columns of results. Where pixels are read one by one the image counts as one column.</summary>
    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Rows and columns of the source.</summary>
    public int SourceHeight { get; }

    public int SourceWidth { get; }

    /// <summary>Pixels from one row of the source to the next.</summary>
    public int Pitch { get; }

    /// <summary>Floats from one block of the source to the next.</summary>
    public long Plane { get; }

    /// <summary>Most rows of results that are worked on together.</summary>
    public int BandRows { get; }

    /// <summary>Terms of a sum.</summary>
    public int Count { get; }

    /// <summary>Panels of 32 filters.</summary>
    public int Panels { get; }

    /// <summary>Packed weights of a group, [panel][term][32].</summary>
    public long PackedLength => (long)Panels * PanelWidth * Count;

    /// <summary>Floats that a band is copied to.</summary>
    public long SourceLength => InPlace ? 0 : ConvWeightLayout.Align(SourceBlocks * Plane);

    /// <summary>Rows of the source that so many rows of results read.</summary>
    public int SourceRows(int rows) => ((rows - 1) * RowStep) + RowSpan;

    private static (int First, int Last) Range(int[] taps)
    {
        if (taps.Length == 0)
        {
            return (0, 0);
        }

        (int first, int last) = (taps[0], taps[0]);
        foreach (int tap in taps)
        {
            first = Math.Min(first, tap);
            last = Math.Max(last, tap);
        }

        return (first, last);
    }
}
