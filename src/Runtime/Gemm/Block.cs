using System.Runtime.CompilerServices;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Gemm;

/// <summary>A few rows of a product over any number of columns: tile beside tile, the last one masked so that nothing outside is written.</summary>
internal static unsafe class Block
{
    /// <summary>Most rows of one block.</summary>
    public static int Rows => RegisterTiles.Rows;

    /// <summary>
    /// Computes <paramref name="rows"/> rows and columns 0 … <paramref name="columns"/> - 1 of <paramref name="tile"/>. B must be readable to a whole number of vectors.
    /// </summary>
    /// <param name="tile">Operands; B, Start and C at column 0. What says how tiles follow each other is set here.</param>
    /// <param name="rows">1 … <see cref="Rows"/>.</param>
    /// <param name="columns">Columns of C to write.</param>
    /// <param name="startMoves">Whether the start values differ by column; otherwise Start[row] holds <see cref="RegisterTiles.StartLength"/> equal floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Tile tile, int rows, int columns, bool startMoves)
    {
        const int Panel = RegisterTiles.Panel;
        int lanes = RegisterTiles.Lanes, widePanels = RegisterTiles.WidePanels(rows);
        Tile part = tile;
        part.AStrip = 0;
        for (int column = 0; column < columns;)
        {
            int left = columns - column, vectors = (left + lanes - 1) / lanes, strips;
            int panels = column % Panel == 0 ? int.Min(widePanels, vectors / (Panel / lanes)) : 0;
            if (panels > 0)
            {
                vectors = panels * (Panel / lanes);
                strips = left / (panels * Panel);
                part.BStrip = panels * tile.BPanel;
            }
            else
            {
                vectors = int.Min(vectors, 2);

                // Neighbouring columns are neighbours in memory only inside a panel.
                strips = (tile.BPanel == Panel ? left : int.Min(left, Panel - (column % Panel))) / (vectors * lanes);
                part.BStrip = vectors * lanes;
            }

            int width = vectors * lanes;
            part.B = tile.B + (column / Panel * tile.BPanel) + (column % Panel);
            part.C = tile.C + column;
            part.Start = startMoves ? tile.Start + column : tile.Start;
            part.StartStrip = startMoves ? width : 0;
            part.CStrip = width;
            part.Strips = int.Max(strips, 1);
            part.Tail = left < width ? left % lanes : 0;
            RegisterTiles.Run(in part, rows, vectors);
            column += width * (int)part.Strips;
        }
    }
}
