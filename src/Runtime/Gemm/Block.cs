using System.Runtime.CompilerServices;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Gemm;

/// <summary>A few rows of a product over any number of columns: tile after tile, the last one through scratch so that nothing outside is written.</summary>
internal static unsafe class Block
{
    /// <summary>Most rows of one block.</summary>
    public static int Rows => RegisterTiles.Rows;

    /// <summary>
    /// Computes <paramref name="rows"/> rows and columns 0 … <paramref name="columns"/> - 1 of <paramref name="tile"/>. B must be readable to a whole number of
    /// vectors, and to a whole panel where rows are few.
    /// </summary>
    /// <param name="tile">Operands; B, Start and C at column 0.</param>
    /// <param name="rows">1 … <see cref="Rows"/>.</param>
    /// <param name="columns">Columns of C to write.</param>
    /// <param name="startMoves">Whether the start values differ by column; otherwise Start[row] holds <see cref="RegisterTiles.StartLength"/> equal floats.</param>
    /// <param name="scratch"><see cref="RegisterTiles.MostCells"/> floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Tile tile, int rows, int columns, bool startMoves, float* scratch)
    {
        const int Panel = RegisterTiles.Panel;
        int widePanels = RegisterTiles.WidePanels(rows);
        Tile part = tile;
        for (int column = 0; column < columns;)
        {
            int left = columns - column, panels = 0, vectors = 0, width, strips;
            if (widePanels > 0 && left > 2 * RegisterTiles.Lanes && column % Panel == 0)
            {
                panels = int.Min(widePanels, (left + Panel - 1) / Panel);
                width = panels * Panel;
                strips = left / width;
                part.BStrip = panels * tile.BPanel;
            }
            else
            {
                vectors = left > RegisterTiles.Lanes ? 2 : 1;
                width = vectors * RegisterTiles.Lanes;

                // Neighbouring columns are neighbours in memory only inside a panel.
                strips = (tile.BPanel == Panel ? left : int.Min(left, Panel - (column % Panel))) / width;
                part.BStrip = width;
            }

            part.B = tile.B + (column / Panel * tile.BPanel) + (column % Panel);
            part.C = tile.C + column;
            part.Start = startMoves ? tile.Start + column : tile.Start;
            part.StartStrip = startMoves ? width : 0;
            part.Strips = int.Max(strips, 1);
            part.CRow = tile.CRow;
            part.StartRow = tile.StartRow;
            if (left < width)
            {
                Last(ref part, rows, left, width, panels, vectors, startMoves, scratch);
            }
            else if (panels > 0)
            {
                RegisterTiles.RunWide(in part, rows, panels);
            }
            else
            {
                RegisterTiles.Run(in part, rows, vectors);
            }

            column += width * (int)part.Strips;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Last(ref Tile part, int rows, int columns, int width, int panels, int vectors, bool startMoves, float* scratch)
    {
        float* target = part.C;
        nint targetRow = part.CRow;
        if (startMoves)
        {
            for (int row = 0; row < rows; row++)
            {
                Copy.Row(part.Start + (row * part.StartRow), scratch + (row * width), columns);
            }

            part.Start = scratch;
            part.StartRow = width;
        }

        part.C = scratch;
        part.CRow = width;
        if (panels > 0)
        {
            RegisterTiles.RunWide(in part, rows, panels);
        }
        else
        {
            RegisterTiles.Run(in part, rows, vectors);
        }

        for (int row = 0; row < rows; row++)
        {
            Copy.Row(scratch + (row * width), target + (row * targetRow), columns);
        }
    }
}
