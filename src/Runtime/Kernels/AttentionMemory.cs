using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>What one head remembers: keys, or values, of <see cref="Size"/> features, of which those of one row lie behind one another.</summary>
internal unsafe struct AttentionMemory
{
    /// <summary>Features of a step.</summary>
    public int Size;

    /// <summary>How many steps, at least 1.</summary>
    public int Count;

    /// <summary>Where each step begins; for scores up to a whole number of groups of <see cref="AttentionSizes.StepKeys"/>.</summary>
    public int* Places;

    /// <summary>Whether all steps lie behind one another.</summary>
    public bool Run;

    /// <summary>scores[step] = query · key.</summary>
    /// <param name="keys">What places begin at.</param>
    /// <param name="query">In whole groups, filled up with zeros.</param>
    /// <param name="scores">Written in whole groups.</param>
    /// <param name="lanes">Scratch of <see cref="AttentionSizes.StepKeys"/> groups.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Scores<TV>(float* keys, float* query, float* scores, float* lanes)
        where TV : struct, ISimd<TV>
    {
        for (int step = 0; step < Count; step += AttentionSizes.StepKeys)
        {
            Products<TV>(keys, Places + step, query, lanes);
            LaneSums.InPlace(lanes, AttentionSizes.StepKeys);
            Copy.Row(lanes, scores + step, AttentionSizes.StepKeys);
        }
    }

    /// <summary>y = Σ over steps of weight · value, in order. Vectors that would end behind the head, which may be the end of all memory, are read float by float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Weighted<TV>(float* values, float* weights, float* y)
        where TV : struct, ISimd<TV>
    {
        int whole = Size / TV.Count * TV.Count;
        if (whole > 0)
        {
            Tile tile = new() { A = weights, AStep = 1, B = values, BPanel = RegisterTiles.Panel, Count = Count, C = y };
            if (Run)
            {
                tile.B += Places[0];
                tile.BStep = Size;
            }
            else
            {
                tile.Offsets = Places;
            }

            Block.Run(in tile, 1, whole, startMoves: false);
        }

        if (whole < Size)
        {
            TV sum = TV.Create(0);
            for (int step = 0; step < Count; step++)
            {
                sum = TV.MultiplyAdd(TV.Create(weights[step]), Partial.Load<TV>(ref *values, Places[step] + whole, Size - whole), sum);
            }

            Partial.Store(sum, ref *y, whole, Size - whole);
        }
    }

    /// <summary>The products of a few keys with the query, [key][16 lanes], still to be added up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Products<TV>(float* keys, int* places, float* query, float* lanes)
        where TV : struct, ISimd<TV>
    {
        int whole = Size / TV.Count * TV.Count;
        for (int key = 0; key < AttentionSizes.StepKeys; key += 4, lanes += 4 * 16)
        {
            float* a = keys + places[key], b = keys + places[key + 1], c = keys + places[key + 2], d = keys + places[key + 3];
            TV sumA = TV.Create(0), sumB = sumA, sumC = sumA, sumD = sumA;
            for (int i = 0; i < whole; i += TV.Count)
            {
                TV q = TV.Load(ref *query, i);
                sumA = TV.MultiplyAdd(q, TV.Load(ref *a, i), sumA);
                sumB = TV.MultiplyAdd(q, TV.Load(ref *b, i), sumB);
                sumC = TV.MultiplyAdd(q, TV.Load(ref *c, i), sumC);
                sumD = TV.MultiplyAdd(q, TV.Load(ref *d, i), sumD);
            }

            TV.Store(sumA, ref *lanes, 0);
            TV.Store(sumB, ref *lanes, 16);
            TV.Store(sumC, ref *lanes, 32);
            TV.Store(sumD, ref *lanes, 48);
            if (whole < Size)
            {
                Rest<TV>(query + whole, a + whole, Size - whole, lanes);
                Rest<TV>(query + whole, b + whole, Size - whole, lanes + 16);
                Rest<TV>(query + whole, c + whole, Size - whole, lanes + 32);
                Rest<TV>(query + whole, d + whole, Size - whole, lanes + 48);
            }
        }
    }

    private static void Rest<TV>(float* query, float* key, int count, float* lanes)
        where TV : struct, ISimd<TV> =>
        TV.Store(TV.MultiplyAdd(TV.Load(ref *query, 0), Partial.Load<TV>(ref *key, 0, count), TV.Load(ref *lanes, 0)), ref *lanes, 0);
}
