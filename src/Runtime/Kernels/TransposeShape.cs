namespace StaticNets.Runtime.Kernels;

/// <summary>A sample as a matrix: [rows, columns], which becomes [columns, rows].</summary>
public readonly struct TransposeShape
{
    /// <summary>Creates the shape.</summary>
    public TransposeShape(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Rows of what comes in.</summary>
    public int Rows { get; }

    /// <summary>Columns of what comes in.</summary>
    public int Columns { get; }

    /// <summary>Values of one sample.</summary>
    public int Length => Rows * Columns;
}
