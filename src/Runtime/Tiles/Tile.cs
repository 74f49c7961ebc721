namespace StaticNets.Runtime.Tiles;

/// <summary>
/// What a broadcast tile works on: C = start + A · B for a few rows of A and a few vectors of columns, the sum over k in order.
/// All distances are in floats.
/// </summary>
internal unsafe struct Tile
{
    /// <summary>a[row, k] = A[row · ARow + k · AStep].</summary>
    public float* A;

    public nint ARow;

    public nint AStep;

    /// <summary>B's k-th row starts at B + k · BStep, or at B + Offsets[k]; columns 32 … 63 are BPanel further than columns 0 … 31, and so on.</summary>
    public float* B;

    public nint BStep;

    public nint BPanel;

    /// <summary>How far behind B that lies which is wanted next, and is fetched into the second cache meanwhile; 0: nothing.</summary>
    public nint Ahead;

    public int* Offsets;

    /// <summary>How many k.</summary>
    public nint Count;

    /// <summary>The sums start from Start[row · StartRow + column]; from 0 where it is null (and StartRow 0).</summary>
    public float* Start;

    public nint StartRow;

    public float* C;

    public nint CRow;

    /// <summary>Lanes of a row's last vector that exist in C and in the start values; 0: all. In B all can be read.</summary>
    public int Tail;

    /// <summary>How many tiles in one call, and how much further each operand of the next one lies.</summary>
    public nint Strips;

    public nint AStrip;

    public nint BStrip;

    public nint StartStrip;

    public nint CStrip;
}
