using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Gemm;

/// <summary>Sums of very many terms.</summary>
internal unsafe partial struct Product
{
    /// <summary>From so many terms on a sum is taken in pieces: the dense layers of AlexNet and VGG have 4,096 to 25,088.</summary>
    public const int LongSum = 2048;

    // The rounding of a sum grows with its terms; sums of pieces have about that of one piece.
    private const int Piece = 512;
    private const int PartialFloats = 4096;

    /// <summary>Each piece of the terms in order, and the sums of the pieces in order: an element's bits still depend on its own row and column only.</summary>
    [SkipLocalsInit]
    private readonly void LongSums(int row, int rows, int column, int columns)
    {
        float* memory = stackalloc float[PartialFloats + 16];
        float* partial = (float*)(((nint)memory + 63) & ~63);
        int most = int.Min(rows, PartialFloats / RegisterTiles.Panel), together = RegisterTiles.WidePanels(most);

        // Few rows are as fast as B comes from memory, which is fastest for panels that are read from end to end.
        int wide = together > 0 ? together * RegisterTiles.Panel : PartialFloats / most / RegisterTiles.Panel * RegisterTiles.Panel;
        for (int first = 0; first < rows; first += most)
        {
            int height = int.Min(most, rows - first);
            for (int from = 0; from < columns; from += wide)
            {
                int width = int.Min(wide, columns - from);
                float* target = C + ((nint)(row + first) * Columns) + column + from;
                for (int k = 0; k < Count; k += Piece)
                {
                    Product piece = this;
                    piece.A = A + ((row + first) * ARow) + (k * AStep);
                    piece.C = k == 0 ? target : partial;
                    piece.Columns = k == 0 ? Columns : wide;
                    piece.Bias = k > 0 || Bias == null ? null : Bias + column + from;
                    Tile tile = new()
                    {
                        ARow = ARow, AStep = AStep, CRow = piece.Columns, B = B + ((nint)(column + from) * Count) + (k * RegisterTiles.Panel), BStep = RegisterTiles.Panel,
                        BPanel = (nint)Count * RegisterTiles.Panel, Count = int.Min(Piece, Count - k), Ahead = Ahead(height, int.Min(Piece, Count - k)),
                    };
                    piece.Strips(ref tile, 0, height, 0, width, termsBefore: 0);
                    for (int i = 0; i < height && k > 0; i++)
                    {
                        AddRow(partial + (i * wide), target + (i * (nint)Columns), width);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRow(float* from, float* to, int length)
    {
        int i = 0;
        for (; i <= length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            (Vector512.Load(to + i) + Vector512.Load(from + i)).Store(to + i);
        }

        for (; i < length; i++)
        {
            to[i] += from[i];
        }
    }
}
