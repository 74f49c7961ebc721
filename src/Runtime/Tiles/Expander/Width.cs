using System.Collections.Generic;

namespace StaticNets.Tiles.Expander;

/// <summary>One vector width and the tiles that fit its registers (32 of 512 bits; 16 of 256 or 128 bits).</summary>
internal sealed class Width
{
    private Width(int lanes, int rows, int[] widePanels, int dotRows, int dotColumns, int pixels, int pixelBlocks)
    {
        Lanes = lanes;
        Rows = rows;
        WidePanels = widePanels;
        DotRows = dotRows;
        DotColumns = dotColumns;
        Pixels = pixels;
        PixelBlocks = pixelBlocks;
    }

    public static IReadOnlyList<Width> All { get; } =
    [
        new Width(16, rows: 12, widePanels: [4, 4, 4, 2, 2, 2], dotRows: 4, dotColumns: 5, pixels: 14, pixelBlocks: 2),
        new Width(8, rows: 6, widePanels: [2, 1, 1], dotRows: 2, dotColumns: 3, pixels: 6, pixelBlocks: 1),
        new Width(4, rows: 6, widePanels: [1, 0, 0], dotRows: 1, dotColumns: 2, pixels: 3, pixelBlocks: 1),
    ];

    /// <summary>Floats in a vector.</summary>
    public int Lanes { get; }

    /// <summary>Most rows of a tile that is two vectors wide.</summary>
    public int Rows { get; }

    /// <summary>Most panels of 32 columns in a tile of 1, 2, 3 … rows; 0: none.</summary>
    public int[] WidePanels { get; }

    /// <summary>Most rows of a dot tile.</summary>
    public int DotRows { get; }

    /// <summary>Most columns of a dot tile, each of 16 lanes whatever the width.</summary>
    public int DotColumns { get; }

    /// <summary>Most pixels of a tile of a convolution.</summary>
    public int Pixels { get; }

    /// <summary>Most blocks of 16 filters in such a tile.</summary>
    public int PixelBlocks { get; }

    /// <summary>Most items of a point tile, six sums each.</summary>
    public int PointItems => Lanes == 16 ? 5 : 2;

    /// <summary>Most rows of a patch tile, of eight lanes whatever the width.</summary>
    public int PatchRows => Lanes switch { 16 => 30, 8 => 12, _ => 6 };

    /// <summary>Most rows of a patch tile with two sums for each row, on every machine.</summary>
    public static int TwoSums => 6;

    /// <summary>The vector class.</summary>
    public string Vector => "Vector" + (Lanes * 32);
}
