namespace StaticNets.Runtime.Tiles;

/// <summary>What a point tile works on: y[row, i] = the two results of item i from Σ over k of a[row, k, point, i] · B[row, k, point]. All distances are in floats.</summary>
internal unsafe struct PointTile
{
    /// <summary>[k][6 points][8 items], one number each; ARow further for the next row.</summary>
    public float* A;

    public nint ARow;

    /// <summary>[k][6 points][16 lanes]; BRow further for the next row.</summary>
    public float* B;

    public nint BRow;

    /// <summary>How many k.</summary>
    public nint Count;

    /// <summary>[item][2 results][16 lanes]; YRow further for the next row.</summary>
    public float* Y;

    public nint YRow;

    public nint Rows;
}
