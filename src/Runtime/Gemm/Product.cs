using System.Runtime.CompilerServices;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Gemm;

/// <summary>
/// C = start + A · B over a range of rows and columns, B either in panels of 32 columns or row by row. The sum over k is taken in order for every element,
/// so that the bits of an element depend on its own row and column only.
/// </summary>
internal unsafe struct Product
{
    // A strip of B that is read row by row is copied here in pieces: 256 rows of 32 columns fill the first cache.
    private const int PackedRows = 256;

    // Below this many rows of C, or terms, the copy would cost as much as it saves.
    private const int RowsWorthPacking = 4;
    private const int TermsWorthPacking = 8;

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
    [SkipLocalsInit]
    public readonly void Run(int row, int rows, int column, int columns)
    {
        float* scratch = stackalloc float[RegisterTiles.MostCells];
        float* zeros = stackalloc float[4 * RegisterTiles.Panel];
        Copy.Zeros(zeros, 4 * RegisterTiles.Panel);
        if (Panels)
        {
            Direct(row, rows, column, columns, scratch, zeros);
            return;
        }

        // Read in place only where every tile ends inside its row of B.
        int inPlace = rows < RowsWorthPacking || Count < TermsWorthPacking ? columns / RegisterTiles.Panel * RegisterTiles.Panel : 0;
        if (inPlace > 0)
        {
            Direct(row, rows, column, inPlace, scratch, zeros);
        }

        if (inPlace < columns)
        {
            Packed(row, rows, column + inPlace, columns - inPlace, scratch, zeros);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Direct(int row, int rows, int column, int columns, float* scratch, float* zeros)
    {
        // Many rows: one strip of B stays in the first cache while all rows pass; few rows: the tiles span several strips.
        int step = RegisterTiles.WidePanels(rows) > 0 || (!Panels && Count < TermsWorthPacking) ? columns : RegisterTiles.Panel;
        for (int done = 0; done < columns; done += step)
        {
            int first = column + done;
            Tile tile = Panels
                ? new Tile { B = B + ((nint)first * Count), BStep = RegisterTiles.Panel, BPanel = (nint)Count * RegisterTiles.Panel }
                : new Tile { B = B + first, BStep = Columns, BPanel = RegisterTiles.Panel };
            tile.Count = Count;
            RowBlocks(ref tile, row, rows, first, int.Min(step, columns - done), termsBefore: 0, scratch, zeros);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Packed(int row, int rows, int column, int columns, float* scratch, float* zeros)
    {
        float* packed = stackalloc float[PackedRows * RegisterTiles.Panel];
        for (int done = 0; done < columns; done += RegisterTiles.Panel)
        {
            int first = column + done, width = int.Min(RegisterTiles.Panel, columns - done);
            int k = 0;
            do
            {
                int terms = int.Min(PackedRows, Count - k);
                float* from = B + ((nint)k * Columns) + first;
                for (int i = 0; i < terms; i++)
                {
                    Copy.Row(from + ((nint)i * Columns), packed + (i * RegisterTiles.Panel), width);
                }

                Tile tile = new() { B = packed, BStep = RegisterTiles.Panel, BPanel = RegisterTiles.Panel, Count = terms };
                RowBlocks(ref tile, row, rows, first, width, termsBefore: k, scratch, zeros);
                k += PackedRows;
            }
            while (k < Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void RowBlocks(ref Tile tile, int row, int rows, int column, int columns, int termsBefore, float* scratch, float* zeros)
    {
        tile.ARow = ARow;
        tile.AStep = AStep;
        tile.CRow = Columns;
        bool fromC = Accumulate || termsBefore > 0;

        // Blocks of about equal height: 13 rows as 7 + 6 keep the multipliers busier than 12 + 1.
        int blocks = (rows + Block.Rows - 1) / Block.Rows;
        for (int block = 0, done = 0; block < blocks; block++)
        {
            int height = (rows - done + blocks - block - 1) / (blocks - block);
            tile.A = A + ((row + done) * ARow) + (termsBefore * AStep);
            tile.C = C + ((nint)(row + done) * Columns) + column;
            tile.Start = fromC ? tile.C : Bias != null ? Bias + column : zeros;
            tile.StartRow = fromC ? Columns : 0;
            Block.Run(in tile, height, columns, startMoves: fromC || Bias != null, scratch);
            done += height;
        }
    }
}
