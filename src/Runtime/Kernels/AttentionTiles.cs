using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>The products of attention for a head, a block of queries and a piece of keys. Keys, values and their like lie row by row, <c>step</c> floats apart; what belongs to a query has a lane.</summary>
internal static unsafe class AttentionTiles
{
    /// <summary>turned[feature][lane] = from[query][feature]; lanes without a query get zeros.</summary>
    public static void Turn(float* from, nint step, int queries, int size, float* turned, int lanes)
    {
        if (queries < lanes)
        {
            Copy.Zeros(turned, (nint)size * lanes);
        }

        Gemm.Turn.Matrix(from, step, queries, size, turned, lanes);
    }

    /// <summary>scores[key][lane] = Σ over features of keys[key][feature] · turned[feature][lane].</summary>
    public static void Scores(float* keys, nint step, int count, int size, float* turned, int lanes, float* scores)
    {
        Product product = new() { Rows = count, Columns = lanes, Count = size, A = keys, ARow = step, AStep = 1, B = turned, C = scores };
        product.Run(0, count, 0, lanes);
    }

    /// <summary>result[feature][lane] = Σ over keys of values[key][feature] · weights[key][lane]; added to the result when <paramref name="accumulate"/>.</summary>
    public static void Weighted(float* values, nint step, int count, int size, float* weights, int lanes, bool accumulate, float* result)
    {
        Product product = new() { Rows = size, Columns = lanes, Count = count, A = values, ARow = 1, AStep = step, B = weights, Accumulate = accumulate, C = result };
        product.Run(0, size, 0, lanes);
    }

    /// <summary>gradient[key][feature] += Σ over queries of weights[key][query] · rows[query][feature].</summary>
    /// <param name="weights">[keys][lanes].</param>
    /// <param name="lanes">Distance of its rows.</param>
    /// <param name="keys">How many.</param>
    /// <param name="rows">A row of whole vectors for each query.</param>
    /// <param name="queries">How many.</param>
    /// <param name="size">Features of a head.</param>
    /// <param name="gradient">Row by row.</param>
    /// <param name="step">Distance of its rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* weights, int lanes, int keys, float* rows, int queries, int size, float* gradient, nint step)
    {
        Tile tile = new() { A = weights, ARow = lanes, AStep = 1, B = rows, BStep = AttentionSizes.Padded(size), BPanel = RegisterTiles.Panel, Count = queries, StartRow = step, CRow = step };
        for (int done = 0; done < keys;)
        {
            int height = int.Min(Block.Rows, keys - done);
            tile.A = weights + ((nint)done * lanes);
            tile.C = gradient + (done * step);
            tile.Start = tile.C;
            Block.Run(in tile, height, size, startMoves: true);
            done += height;
        }
    }
}
