using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Gemm;

/// <summary>A few rows of a product over any number of columns: tile after tile, the last one through scratch so that nothing outside is written.</summary>
internal static unsafe class Block
{
    /// <summary>Most rows of one block.</summary>
    public static int Rows => RegisterTiles.Rows;

    /// <summary>
    /// Computes <paramref name="rows"/> rows and columns 0 … <paramref name="columns"/> - 1 of <paramref name="tile"/>. B must be readable to a whole number of
    /// vectors. The sums start from Start[row][column], or from Start[row][0 … 31] for every 32 columns when <paramref name="startMoves"/> is false.
    /// </summary>
    /// <param name="tile">Operands; B, Start and C at column 0.</param>
    /// <param name="rows">1 … <see cref="Rows"/>.</param>
    /// <param name="columns">Columns of C to write.</param>
    /// <param name="startMoves">Whether the start values differ by column; otherwise Start[row] holds 128 equal floats for up to three rows, 32 for more.</param>
    /// <param name="scratch"><see cref="RegisterTiles.MostCells"/> floats.</param>
    public static void Run(in Tile tile, int rows, int columns, bool startMoves, float* scratch)
    {
        int widePanels = RegisterTiles.WidePanels(rows);
        for (int column = 0; column < columns;)
        {
            int left = columns - column, panels = 0, vectors, width;
            if (widePanels > 0 && left > 2 * RegisterTiles.Lanes && column % RegisterTiles.Panel == 0)
            {
                panels = int.Min(widePanels, (left + RegisterTiles.Panel - 1) / RegisterTiles.Panel);
                width = panels * RegisterTiles.Panel;
                vectors = 0;
            }
            else
            {
                vectors = left > RegisterTiles.Lanes ? 2 : 1;
                width = vectors * RegisterTiles.Lanes;
            }

            Tile part = tile;
            part.B += (column / RegisterTiles.Panel * tile.BPanel) + (column % RegisterTiles.Panel);
            part.C += column;
            if (startMoves)
            {
                part.Start += column;
            }

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

            column += width;
        }
    }

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
