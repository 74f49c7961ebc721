using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Gemm;

/// <summary>Exchanges the axes of a matrix whose rows are any distance apart.</summary>
internal static unsafe class Turn
{
    /// <summary>to[column · <paramref name="toStep"/> + row] = from[row · <paramref name="fromStep"/> + column]. No overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Matrix(float* from, nint fromStep, int rows, int columns, float* to, nint toStep)
    {
        int shorter = int.Min(rows, columns);
        if (Vector512.IsHardwareAccelerated && shorter >= Square16.Side)
        {
            Squares<Square16>(from, fromStep, rows, columns, to, toStep);
        }
        else if (Vector256.IsHardwareAccelerated && shorter >= Square8.Side)
        {
            Squares<Square8>(from, fromStep, rows, columns, to, toStep);
        }
        else if (shorter >= Square4.Side)
        {
            Squares<Square4>(from, fromStep, rows, columns, to, toStep);
        }
        else
        {
            OneByOne(from, fromStep, rows, columns, to, toStep);
        }
    }

    /// <summary>Along the rows, which are read from end to end. The last squares overlap those before them and write the same numbers again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Squares<TSquare>(float* from, nint fromStep, int rows, int columns, float* to, nint toStep)
        where TSquare : struct, ISquare
    {
        int side = TSquare.Side, whole = columns / side;
        nint last = columns - side;
        for (int next = 0; next < rows; next += side)
        {
            int row = int.Min(next, rows - side);
            float* line = from + (row * fromStep), column = to + row;
            TSquare.Transpose(line, fromStep, side, column, toStep, side * toStep, whole);
            if (whole * side < columns)
            {
                TSquare.Transpose(line + last, fromStep, 0, column + (last * toStep), toStep, 0, 1);
            }
        }
    }

    private static void OneByOne(float* from, nint fromStep, int rows, int columns, float* to, nint toStep)
    {
        for (int row = 0; row < rows; row++, from += fromStep, to++)
        {
            for (int column = 0; column < columns; column++)
            {
                to[column * toStep] = from[column];
            }
        }
    }
}
