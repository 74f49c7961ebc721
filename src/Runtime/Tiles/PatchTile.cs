namespace StaticNets.Runtime.Tiles;

/// <summary>What a patch tile works on: C[row] += Σ over i of Values[i] · B[Offsets[i] + row · BRow], eight lanes each. All distances are in floats.</summary>
internal unsafe struct PatchTile
{
    public float* Values;

    /// <summary>Whole numbers, exact in floats up to 2²⁴.</summary>
    public float* Offsets;

    /// <summary>How many i.</summary>
    public nint Count;

    public float* B;

    public nint BRow;

    public float* C;

    public nint CRow;
}
