using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Gemm;

/// <summary>
/// Products whose first matrix is full of zeros, as gradients behind a rectifier are: their terms are left out. For finite operands the sums are those of
/// <see cref="Product"/>, bit for bit, but for the sign of a zero.
/// </summary>
internal static unsafe class SparseProduct
{
    // Terms of one row that a word has a bit for. As many rows of B lie side by side in a strip, 24 KB, which the first cache takes in.
    private const int Terms = 64;
    private const int Vectors = 6;
    private const int Pitch = Vectors * 16;

    // Rows of A at a time: they are turned, 32 KB, if they lie in columns.
    private const int Rows = 128;

    // What is not left out takes longer than in a register tile, where several rows of A share what is read of B.
    private const double MostDense = 0.65;

    /// <summary>Whether A, which lies row by row or column by column without gaps, has so many zeros that this is faster.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Pays(in Product product)
    {
        nint length = (nint)product.Rows * product.Count, zeros = 0;
        for (nint i = 0; i < length; i += Terms)
        {
            zeros += Terms - BitOperations.PopCount(Mask(product.A + i, (int)nint.Min(Terms, length - i)));
        }

        return product.Columns >= Vectors && zeros > (1 - MostDense) * length;
    }

    /// <summary>As <see cref="Product.Run"/>, for a matrix B that lies row by row.</summary>
    public static void Run(in Product product, int row, int rows, int column, int columns)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<Simd16>(in product, row, rows, column, columns);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<Simd8>(in product, row, rows, column, columns);
        }
        else
        {
            Run<Simd4>(in product, row, rows, column, columns);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TV>(in Product product, int row, int rows, int column, int columns)
        where TV : struct, ISimd<TV>
    {
        float* memory = stackalloc float[(Terms * Pitch) + (Rows * Terms) + Pitch + 16];
        float* strip = (float*)(((nint)memory + 63) & ~63), turned = strip + (Terms * Pitch), sums = turned + (Rows * Terms);
        ulong* masks = stackalloc ulong[Rows];
        for (int first = row; first < row + rows; first += Rows)
        {
            int height = int.Min(Rows, row + rows - first);
            for (int k = 0; k < product.Count; k += Terms)
            {
                int terms = int.Min(Terms, product.Count - k);
                float* a = product.A + (first * product.ARow) + (k * product.AStep);
                nint aRow = product.ARow;
                if (product.AStep != 1)
                {
                    Turn.Matrix(a, product.AStep, terms, height, turned, Terms);
                    a = turned;
                    aRow = Terms;
                }

                for (int i = 0; i < height; i++)
                {
                    masks[i] = Mask(a + (i * aRow), terms);
                }

                // Pairs of vectors, as many in each strip as in the others or one less.
                bool fromC = k > 0 || product.Accumulate;
                int done = 0, pairs = (columns + (2 * TV.Count) - 1) / (2 * TV.Count);
                for (int strips = (pairs + (Vectors / 2) - 1) / (Vectors / 2); strips > 0; strips--)
                {
                    int vectors = (pairs + strips - 1) / strips * 2, width = int.Min(vectors * TV.Count, columns - done);
                    float* b = product.B + ((nint)k * product.Columns) + column + done, c = product.C + ((nint)first * product.Columns) + column + done;
                    for (int term = 0; term < terms; term++)
                    {
                        Copy.Row(b + (term * (nint)product.Columns), strip + (term * Pitch), width);
                    }

                    for (int i = 0; i < height; i++, c += product.Columns)
                    {
                        if (width == vectors * TV.Count)
                        {
                            Add<TV>(masks[i], a + (i * aRow), strip, c, vectors, fromC);
                            continue;
                        }

                        // Lanes behind the last column are not in C.
                        Copy.Row(c, sums, width);
                        Add<TV>(masks[i], a + (i * aRow), strip, sums, vectors, fromC);
                        Copy.Row(sums, c, width);
                    }

                    pairs -= vectors / 2;
                    done += width;
                }
            }
        }
    }

    /// <summary>c += Σ a[i] · (row i of the strip) over the bits of the mask; from zero if not from what is in c. 2, 4 or 6 vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<TV>(ulong mask, float* a, float* strip, float* c, int vectors, bool fromC)
        where TV : struct, ISimd<TV>
    {
        TV zero = TV.Create(0), c0 = zero, c1 = zero, c2 = zero, c3 = zero, c4 = zero, c5 = zero;
        if (fromC)
        {
            (c0, c1) = (TV.Load(ref *c, 0), TV.Load(ref *c, TV.Count));
            (c2, c3) = vectors > 2 ? (TV.Load(ref *c, 2 * TV.Count), TV.Load(ref *c, 3 * TV.Count)) : (zero, zero);
            (c4, c5) = vectors > 4 ? (TV.Load(ref *c, 4 * TV.Count), TV.Load(ref *c, 5 * TV.Count)) : (zero, zero);
        }

        for (; mask != 0; mask &= mask - 1)
        {
            int i = BitOperations.TrailingZeroCount(mask);
            float* b = strip + (i * Pitch);
            TV value = TV.Create(a[i]);
            c0 = TV.MultiplyAdd(value, TV.Load(ref *b, 0), c0);
            c1 = TV.MultiplyAdd(value, TV.Load(ref *b, TV.Count), c1);
            if (vectors > 2)
            {
                c2 = TV.MultiplyAdd(value, TV.Load(ref *b, 2 * TV.Count), c2);
                c3 = TV.MultiplyAdd(value, TV.Load(ref *b, 3 * TV.Count), c3);
                if (vectors > 4)
                {
                    c4 = TV.MultiplyAdd(value, TV.Load(ref *b, 4 * TV.Count), c4);
                    c5 = TV.MultiplyAdd(value, TV.Load(ref *b, 5 * TV.Count), c5);
                }
            }
        }

        TV.Store(c0, ref *c, 0);
        TV.Store(c1, ref *c, TV.Count);
        if (vectors > 2)
        {
            TV.Store(c2, ref *c, 2 * TV.Count);
            TV.Store(c3, ref *c, 3 * TV.Count);
            if (vectors > 4)
            {
                TV.Store(c4, ref *c, 4 * TV.Count);
                TV.Store(c5, ref *c, 5 * TV.Count);
            }
        }
    }

    /// <summary>A bit for each of up to 64 values that is not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(float* values, int count)
    {
        ulong mask = 0;
        int i = 0;
        for (; i <= count - 8; i += 8)
        {
            mask |= (ulong)(~Vector256.Equals(Vector256.Load(values + i), default).ExtractMostSignificantBits() & 0xFF) << i;
        }

        for (; i < count; i++)
        {
            mask |= (values[i] != 0 ? 1UL : 0) << i;
        }

        return mask;
    }
}
