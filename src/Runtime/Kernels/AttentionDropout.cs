using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>Which weights of a block of queries and a piece of keys are dropped: weight (head, query, key) of a sample is element (head · steps + query) · keys + key of what <see cref="Dropout"/> would draw for it.</summary>
internal readonly unsafe struct AttentionDropout
{
    private readonly DropoutShape shape;
    private readonly ulong key;
    private readonly int sample;
    private readonly long element;
    private readonly int step;
    private readonly int queries;
    private readonly int keys;

    public AttentionDropout(in AttentionShape shape, ulong key, int sample, int head, int firstQuery, int queries, int firstKey, int keys)
    {
        this.shape = shape.Dropout;
        this.key = key;
        this.sample = sample;
        element = ((((long)head * shape.Steps) + firstQuery) * shape.MemorySteps) + firstKey;
        step = shape.MemorySteps;
        this.queries = queries;
        this.keys = keys;
    }

    /// <summary>Writes the factors, 0 or 1 / (1 - rate), [keys][lanes], and uses as many floats behind them. Lanes without a query get anything.</summary>
    public void Factors(int lanes, float* factors)
    {
        float* drawn = factors + ((nint)lanes * keys);
        // Where the piece is all keys, queries follow one another without a gap.
        int together = keys == step ? queries : 1;
        for (int query = 0; query < queries; query += together)
        {
            DropoutFactors.Fill(shape, key, (ulong)sample, element + ((long)query * step), new Span<float>(drawn + ((nint)query * keys), together * keys));
        }

        Gemm.Turn.Matrix(drawn, keys, queries, keys, factors, lanes);
    }

    /// <summary>weights = weights · factors.</summary>
    public void Multiply(float* weights, float* factors, int lanes) => Multiplication.Run(ref *weights, ref *factors, ref *weights, keys * lanes, accumulate: false);
}
