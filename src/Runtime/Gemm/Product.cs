using System.Runtime.CompilerServices;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Gemm;

/// <summary>
/// C = start + A · B over a range of rows and columns, B either in panels of 32 columns or row by row. The sum over k is taken in order for every element,
/// so that the bits of an element depend on its own row and column only. (Very long sums over panels are taken in pieces, see <see cref="LongSums"/>.)
/// </summary>
internal unsafe partial struct Product
{
    // Rows of A that pass by every strip of B: as many as stay in the second cache (half a megabyte).
    private const int CachedFloats = 128 * 1024;

    // A strip of B that is read row by row is copied here in pieces: 32 KB, which the first cache takes in.
    private const int CopiedFloats = 256 * RegisterTiles.Panel;

    // Rows of A that are a multiple of this apart (4 KB) want the same few lines of the first cache: no more than six of them at a time.
    private const int CacheSetFloats = 1024;

    // Terms of a panel, 128 KB, that are fetched while the one before is used.
    private const int MostFetched = 1024;

    /// <summary>Rows of C, columns of C, and terms of every sum.</summary>
    public int Rows;

    public int Columns;

    public int Count;

    /// <summary>a[row, k] = A[row · ARow + k · AStep].</summary>
    public float* A;

    public nint ARow;

    public nint AStep;

    public float* B;

    /// <summary>Whether B is [panel][k][32]; otherwise it is [k][Columns].</summary>
    public bool Panels;

    /// <summary>Start values by column, or null for zeros.</summary>
    public float* Bias;

    /// <summary>Whether the sums start from what is in C.</summary>
    public bool Accumulate;

    /// <summary>C[row, column] = C[row · Columns + column].</summary>
    public float* C;

    /// <summary>Computes rows <paramref name="row"/> … and columns <paramref name="column"/> …; the first column is a multiple of 32.</summary>
    public readonly void Run(int row, int rows, int column, int columns)
    {
        if (Panels && Count >= LongSum && !Accumulate)
        {
            LongSums(row, rows, column, columns);
            return;
        }

        Tile tile = new() { ARow = ARow, AStep = AStep, CRow = Columns };
        int chunk = int.Max(CachedFloats / Count / Block.Rows, 8) * Block.Rows;
        for (int done = 0; done < rows; done += chunk)
        {
            int height = int.Min(chunk, rows - done);
            if (Panels)
            {
                tile.B = B + ((nint)column * Count);
                tile.BStep = RegisterTiles.Panel;
                tile.BPanel = (nint)Count * RegisterTiles.Panel;
                tile.Count = Count;
                tile.Ahead = Ahead(height, Count);
                Strips(ref tile, row + done, height, column, columns, termsBefore: 0);
            }
            else
            {
                RowByRow(ref tile, row + done, height, column, columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void RowByRow(ref Tile tile, int row, int rows, int column, int columns)
    {
        // In place where nothing is read twice, or all of it stays in the second cache; but no vector may end behind the last row.
        bool small = rows <= Block.Rows || (long)Count * Columns <= CachedFloats;
        int inPlace = small ? columns / RegisterTiles.Lanes * RegisterTiles.Lanes : 0;
        if (inPlace > 0)
        {
            tile.B = B + column;
            tile.BStep = Columns;
            tile.BPanel = RegisterTiles.Panel;
            tile.Count = Count;
            Strips(ref tile, row, rows, column, inPlace, termsBefore: 0);
        }

        if (inPlace < columns)
        {
            Copied(ref tile, row, rows, column + inPlace, columns - inPlace);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Copied(ref Tile tile, int row, int rows, int column, int columns)
    {
        float* copy = stackalloc float[CopiedFloats];
        int width = PanelsTogether(rows) * RegisterTiles.Panel, terms = CopiedFloats / width;
        for (int done = 0; done < columns; done += width)
        {
            int k = 0;
            do
            {
                tile.B = copy;
                tile.BStep = RegisterTiles.Panel;
                tile.Count = int.Min(terms, Count - k);
                tile.BPanel = tile.Count * RegisterTiles.Panel;
                int copied = int.Min(width, columns - done);
                float* from = B + ((nint)k * Columns) + column + done;
                for (int panel = 0; panel < copied; panel += RegisterTiles.Panel)
                {
                    Copy.Panel(from + panel, Columns, copy + (panel * tile.Count), tile.Count, int.Min(RegisterTiles.Panel, copied - panel));
                }

                Strips(ref tile, row, rows, column + done, copied, termsBefore: k);
                k += terms;
            }
            while (k < Count);
        }
    }

    /// <summary>Many rows: one strip of B stays in the first cache while all rows pass. Few rows: the tiles span several panels.</summary>
    /// <param name="tile">B at the first column, with its distances.</param>
    /// <param name="row">First row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="column">First column.</param>
    /// <param name="columns">How many.</param>
    /// <param name="termsBefore">Terms that are in C already.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Strips(ref Tile tile, int row, int rows, int column, int columns, int termsBefore)
    {
        bool fromC = Accumulate || termsBefore > 0;
        float* b = tile.B;
        tile.StartRow = fromC ? Columns : 0;
        if (RegisterTiles.WidePanels(rows) > 0)
        {
            Place(ref tile, row, column, termsBefore, fromC);
            Block.Run(in tile, rows, columns, startMoves: fromC || Bias != null);
            return;
        }

        int lanes = RegisterTiles.Lanes, panels = PanelsTogether(rows), most = panels > 1 ? panels * RegisterTiles.Panel / lanes : 2;
        int high = panels > 1 ? 6 : Block.Rows;
        for (int done = 0; done < columns;)
        {
            int left = columns - done, vectors = int.Min(most, (left + lanes - 1) / lanes);
            if (vectors > 2 && vectors < most)
            {
                vectors = 2;
            }

            tile.B = b + (done / RegisterTiles.Panel * tile.BPanel) + (done % RegisterTiles.Panel);
            tile.Tail = left < vectors * lanes ? left % lanes : 0;
            Column(ref tile, row, rows, column + done, vectors, high, termsBefore, fromC);
            done += vectors * lanes;
        }

        tile.B = b;
    }

    /// <summary>All rows of one strip: blocks of the same height in one call; 13 rows as 7 + 6, because 12 + 1 would keep the multipliers less busy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Column(ref Tile tile, int row, int rows, int column, int vectors, int high, int termsBefore, bool fromC)
    {
        int blocks = rows / high, rest = rows % high;
        if (rest is > 0 and < 4 && blocks > 0)
        {
            blocks--;
            rest += high;
        }

        if (blocks > 0)
        {
            Place(ref tile, row, column, termsBefore, fromC);
            tile.Strips = blocks;
            tile.AStrip = high * ARow;
            tile.BStrip = 0;
            tile.CStrip = (nint)high * Columns;
            tile.StartStrip = fromC ? tile.CStrip : 0;
            RegisterTiles.Run(in tile, high, vectors);
        }

        tile.Strips = 1;
        for (int done = rows - rest; done < rows;)
        {
            int height = rest > high ? (rest + 1) / 2 : rest;
            Place(ref tile, row + done, column, termsBefore, fromC);
            RegisterTiles.Run(in tile, height, vectors);
            rest -= height;
            done += height;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Place(ref Tile tile, int row, int column, int termsBefore, bool fromC)
    {
        tile.A = A + (row * ARow) + (termsBefore * AStep);
        tile.C = C + ((nint)row * Columns) + column;
        tile.Start = fromC ? tile.C : Bias != null ? Bias + column : null;
    }

    /// <summary>The next panel, or the next piece of it, lies right behind this one: it comes from memory while many rows use this, if both leave most of the second cache to A.</summary>
    private static nint Ahead(int rows, int terms) => rows > Block.Rows && terms <= MostFetched ? (nint)terms * RegisterTiles.Panel : 0;

    private readonly int PanelsTogether(int rows) => rows >= 6 && ARow % CacheSetFloats == 0 ? int.Max(RegisterTiles.WidePanels(6), 1) : 1;
}
