using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of attention: <see cref="Steps"/> queries look at <see cref="MemorySteps"/> keys and values, each head at its own <see cref="Size"/> features.</summary>
public readonly struct AttentionShape
{
    /// <summary>Creates the shape. All sizes are at least 1.</summary>
    /// <param name="steps">Queries of a sample.</param>
    /// <param name="memorySteps">Keys, and values, of a sample.</param>
    /// <param name="heads">Heads; head h has features h · size … (h + 1) · size - 1.</param>
    /// <param name="size">Features of a head.</param>
    /// <param name="causal">Whether query t sees keys 0 … t alone.</param>
    /// <param name="rate">Probability that a weight is dropped in training, 0 … 1.</param>
    /// <param name="layer">Number of the layer: layers of one network draw independently.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not in 0 … 1.</exception>
    public AttentionShape(int steps, int memorySteps, int heads, int size, bool causal, float rate, int layer)
    {
        Steps = steps;
        MemorySteps = memorySteps;
        Heads = heads;
        Size = size;
        Causal = causal;
        Dropout = new DropoutShape(0, rate, layer);
        Scale = (float)(1 / Math.Sqrt(size));
    }

    /// <summary>Queries of a sample.</summary>
    public int Steps { get; }

    /// <summary>Keys, and values, of a sample.</summary>
    public int MemorySteps { get; }

    /// <summary>Heads.</summary>
    public int Heads { get; }

    /// <summary>Features of a head.</summary>
    public int Size { get; }

    /// <summary>Whether query t sees keys 0 … t alone.</summary>
    public bool Causal { get; }

    /// <summary>Which weights are dropped; its length is not used.</summary>
    internal DropoutShape Dropout { get; }

    /// <summary>What scores are multiplied by: 1 / √size.</summary>
    internal float Scale { get; }

    /// <summary>Features of a step: those of all heads.</summary>
    internal int Width => Heads * Size;

    /// <summary>Blocks of queries of a sample.</summary>
    internal int Blocks => (Steps + AttentionSizes.Queries - 1) / AttentionSizes.Queries;

    /// <summary>Keys that queries before <paramref name="end"/> see, of those that are there.</summary>
    internal int Visible(int keys, int end) => Causal ? Math.Min(keys, end) : keys;

    /// <summary>Multiply-adds of one product over all heads.</summary>
    internal long MultiplyAdds(int rows) => (long)rows * Steps * MemorySteps * Width / (Causal ? 2 : 1);
}
