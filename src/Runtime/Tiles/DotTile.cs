namespace StaticNets.Runtime.Tiles;

/// <summary>What a dot tile works on: dot products of some rows of A with some rows of B, over <see cref="Length"/> numbers of each sample.</summary>
internal unsafe struct DotTile
{
    /// <summary>Row i starts at A + i · ARow; the next sample is ASample further.</summary>
    public float* A;

    public nint ARow;

    public nint ASample;

    /// <summary>Row j starts at B + Offsets[j]; the next sample is BSample further.</summary>
    public float* B;

    public int* Offsets;

    public nint BSample;

    /// <summary>Numbers per sample, a multiple of 16.</summary>
    public nint Length;

    public nint Samples;

    /// <summary>Gets 16 lanes for each cell [row][column], still to be summed.</summary>
    public float* Lanes;
}
