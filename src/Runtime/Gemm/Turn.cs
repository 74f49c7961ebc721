using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Gemm;

/// <summary>Exchanges the axes of a matrix whose rows are any distance apart.</summary>
internal static unsafe class Turn
{
    private const int Side = 4;

    /// <summary>to[column · <paramref name="toStep"/> + row] = from[row · <paramref name="fromStep"/> + column]. No overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Matrix(float* from, nint fromStep, int rows, int columns, float* to, nint toStep)
    {
        int column = 0;
        for (; column <= columns - Side; column += Side)
        {
            int row = 0;
            for (; Vector256.IsHardwareAccelerated && row <= rows - (2 * Side); row += 2 * Side)
            {
                EightByFour(from + (row * fromStep) + column, fromStep, to + (column * toStep) + row, toStep);
            }

            for (; row <= rows - Side; row += Side)
            {
                FourByFour(from + (row * fromStep) + column, fromStep, to + (column * toStep) + row, toStep);
            }

            Rest(from, fromStep, row, rows, column, column + Side, to, toStep);
        }

        Rest(from, fromStep, 0, rows, column, columns, to, toStep);
    }

    /// <summary>Two squares at once: rows 4 … 7 lie in the upper halves from the loads on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightByFour(float* from, nint fromStep, float* to, nint toStep)
    {
        float* lower = from + (4 * fromStep);
        Vector256<float> a = Vector256.Create(Vector128.Load(from), Vector128.Load(lower));
        Vector256<float> b = Vector256.Create(Vector128.Load(from + fromStep), Vector128.Load(lower + fromStep));
        Vector256<float> c = Vector256.Create(Vector128.Load(from + (2 * fromStep)), Vector128.Load(lower + (2 * fromStep)));
        Vector256<float> d = Vector256.Create(Vector128.Load(from + (3 * fromStep)), Vector128.Load(lower + (3 * fromStep)));
        Vector256<float> ab = Avx.UnpackLow(a, b), abNext = Avx.UnpackHigh(a, b), cd = Avx.UnpackLow(c, d), cdNext = Avx.UnpackHigh(c, d);
        Vector256.Store(Avx.Shuffle(ab, cd, 0b01_00_01_00), to);
        Vector256.Store(Avx.Shuffle(ab, cd, 0b11_10_11_10), to + toStep);
        Vector256.Store(Avx.Shuffle(abNext, cdNext, 0b01_00_01_00), to + (2 * toStep));
        Vector256.Store(Avx.Shuffle(abNext, cdNext, 0b11_10_11_10), to + (3 * toStep));
    }

    /// <summary>Interleaved with the second half of all 16 values twice, the first half leaves rows where columns were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourByFour(float* from, nint fromStep, float* to, nint toStep)
    {
        Simd4 a = Simd4.Load(ref *from, 0), b = Simd4.Load(ref *from, fromStep), c = Simd4.Load(ref *from, 2 * fromStep), d = Simd4.Load(ref *from, 3 * fromStep);
        Simd4 ac = Pairs4.First(a, c), ca = Pairs4.Second(a, c), bd = Pairs4.First(b, d), db = Pairs4.Second(b, d);
        Simd4.Store(Pairs4.First(ac, bd), ref *to, 0);
        Simd4.Store(Pairs4.Second(ac, bd), ref *to, toStep);
        Simd4.Store(Pairs4.First(ca, db), ref *to, 2 * toStep);
        Simd4.Store(Pairs4.Second(ca, db), ref *to, 3 * toStep);
    }

    private static void Rest(float* from, nint fromStep, int row, int rows, int column, int columns, float* to, nint toStep)
    {
        for (; row < rows; row++)
        {
            for (int i = column; i < columns; i++)
            {
                to[(i * toStep) + row] = from[(row * fromStep) + i];
            }
        }
    }
}
