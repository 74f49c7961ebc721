using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of attention of one query for each row to steps that are remembered.</summary>
public readonly struct AttentionStepShape
{
    /// <summary>Creates the shape. All sizes are at least 1.</summary>
    /// <param name="capacity">Steps that a row's memory has place for.</param>
    /// <param name="heads">Heads; head h has features h · size … (h + 1) · size - 1.</param>
    /// <param name="size">Features of a head.</param>
    public AttentionStepShape(int capacity, int heads, int size)
    {
        Capacity = capacity;
        Heads = heads;
        Size = size;
        Scale = (float)(1 / Math.Sqrt(size));
    }

    /// <summary>Steps that a row's memory has place for.</summary>
    public int Capacity { get; }

    /// <summary>Heads.</summary>
    public int Heads { get; }

    /// <summary>Features of a head.</summary>
    public int Size { get; }

    /// <summary>What scores are multiplied by: 1 / √size.</summary>
    internal float Scale { get; }

    /// <summary>Features of a step: those of all heads.</summary>
    internal int Width => Heads * Size;

    /// <summary>Floats of a row's keys.</summary>
    internal int MemoryLength => Capacity * Width;
}
