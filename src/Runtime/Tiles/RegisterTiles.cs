using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Runtime.Tiles;

/// <summary>The register tiles of the widest vectors that the processor has. The choices fold away when the method that makes them is compiled.</summary>
internal static unsafe class RegisterTiles
{
    /// <summary>Columns of a panel of packed weights, on every machine.</summary>
    public const int Panel = 32;

    /// <summary>Floats that a buffer for one tile's results must hold.</summary>
    public const int MostCells = 384;

    /// <summary>Most rows of one tile.</summary>
    public static int Rows => Vector512.IsHardwareAccelerated ? Broadcast16.Rows : Vector256.IsHardwareAccelerated ? Broadcast8.Rows : Broadcast4.Rows;

    /// <summary>Columns of a tile one vector wide.</summary>
    public static int Lanes => Vector512.IsHardwareAccelerated ? Broadcast16.Lanes : Vector256.IsHardwareAccelerated ? Broadcast8.Lanes : Broadcast4.Lanes;

    /// <summary>Most rows of one dot tile.</summary>
    public static int DotRows => Vector512.IsHardwareAccelerated ? Dot16.Rows : Vector256.IsHardwareAccelerated ? Dot8.Rows : Dot4.Rows;

    /// <summary>Most columns of one dot tile.</summary>
    public static int DotColumns => Vector512.IsHardwareAccelerated ? Dot16.Columns : Vector256.IsHardwareAccelerated ? Dot8.Columns : Dot4.Columns;

    /// <summary>Most rows of one patch tile.</summary>
    public static int PatchRows => Vector512.IsHardwareAccelerated ? Patch16.Rows : Vector256.IsHardwareAccelerated ? Patch8.Rows : Patch4.Rows;

    /// <summary>Most rows of a patch tile with two sums for each row, on every machine.</summary>
    public const int PatchTwoRows = 6;

    /// <summary>Most items of one point tile.</summary>
    public static int PointItems => Vector512.IsHardwareAccelerated ? Points16.Items : Vector256.IsHardwareAccelerated ? Points8.Items : Points4.Items;

    /// <summary>Equal start values that a row of a tile reads: the widest tile of so many rows.</summary>
    public static int StartLength(int rows) => MostCells / (rows <= 3 ? 3 : rows <= 6 ? 6 : 12);

    /// <summary>Most panels that a tile of so few rows spans; 0 where there is no such tile.</summary>
    public static int WidePanels(int rows) =>
        Vector512.IsHardwareAccelerated ? Broadcast16.WidePanels(rows) : Vector256.IsHardwareAccelerated ? Broadcast8.WidePanels(rows) : Broadcast4.WidePanels(rows);

    /// <summary>Runs the tile of 1 … <see cref="Rows"/> rows and one or two vectors of columns, or of few rows and 1 … <see cref="WidePanels"/> panels.</summary>
    public static void Run(in Tile tile, int rows, int vectors)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            if (tile.Offsets == null)
            {
                Broadcast16.Strided(in tile, rows, vectors);
            }
            else
            {
                Broadcast16.Indirect(in tile, rows, vectors);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            if (tile.Offsets == null)
            {
                Broadcast8.Strided(in tile, rows, vectors);
            }
            else
            {
                Broadcast8.Indirect(in tile, rows, vectors);
            }
        }
        else if (tile.Offsets == null)
        {
            Broadcast4.Strided(in tile, rows, vectors);
        }
        else
        {
            Broadcast4.Indirect(in tile, rows, vectors);
        }
    }

    /// <summary>Runs the dot tile of so many rows and columns.</summary>
    public static void RunDot(in DotTile tile, int rows, int columns)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Dot16.Run(in tile, rows, columns);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Dot8.Run(in tile, rows, columns);
        }
        else
        {
            Dot4.Run(in tile, rows, columns);
        }
    }

    /// <summary>Runs the point tile of 1 … <see cref="PointItems"/> items on 16 lanes.</summary>
    public static void RunPoints(in PointTile tile, int items)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Points16.Run(in tile, items);
            return;
        }

        PointTile lanes = tile;
        for (int lane = 0; lane < 16; lane += Lanes, lanes.B += Lanes, lanes.Y += Lanes)
        {
            if (Vector256.IsHardwareAccelerated)
            {
                Points8.Run(in lanes, items);
            }
            else
            {
                Points4.Run(in lanes, items);
            }
        }
    }

    /// <summary>Runs the patch tile of 1 … <see cref="PatchRows"/> rows.</summary>
    public static void RunPatch(in PatchTile tile, int rows)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Patch16.Run(in tile, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Patch8.Run(in tile, rows);
        }
        else
        {
            Patch4.Run(in tile, rows);
        }
    }

    /// <summary>Runs the patch tile with two sums for each of 1 … 6 rows.</summary>
    public static void RunPatchTwo(in PatchTile tile, int rows)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Patch16.RunTwo(in tile, rows);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Patch8.RunTwo(in tile, rows);
        }
        else
        {
            Patch4.RunTwo(in tile, rows);
        }
    }
}
