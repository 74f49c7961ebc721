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

    public int* Offsets;

    /// <summary>How many k.</summary>
    public nint Count;

    /// <summary>The sums start from Start[row · StartRow + column].</summary>
    public float* Start;

    public nint StartRow;

    public float* C;

    public nint CRow;

    /// <summary>How many tiles side by side; the next one's B is BStrip further, its start values StartStrip.</summary>
    public nint Strips;

    public nint BStrip;

    public nint StartStrip;
}
