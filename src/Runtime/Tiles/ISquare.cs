namespace StaticNets.Runtime.Tiles;

/// <summary>A square of floats that is transposed in registers.</summary>
internal unsafe interface ISquare
{
    /// <summary>Rows and columns.</summary>
    static abstract int Side { get; }

    /// <summary>to[j][i] = from[i][j] for <paramref name="count"/> squares; rows lie <c>fromRow</c> and <c>toRow</c> floats apart, squares <c>fromStep</c> and <c>toStep</c>.</summary>
    static abstract void Transpose(float* from, nint fromRow, nint fromStep, float* to, nint toRow, nint toStep, int count);
}
