using System;
using System.Collections.Generic;

namespace StaticNets.Runtime.Parameters;

/// <summary>One tensor of a safetensors file: what its header says of it.</summary>
public sealed class SafetensorsEntry
{
    internal SafetensorsEntry(string name, TensorType type, long[] shape, long begin, long end)
    {
        Name = name;
        Type = type;
        Shape = shape;
        Begin = begin;
        End = end;
    }

    /// <summary>The key, taken literally: never a path, never normalised.</summary>
    public string Name { get; }

    /// <summary>Type of its elements.</summary>
    public TensorType Type { get; }

    /// <summary>Sizes from the outermost to the innermost; empty for a scalar.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>First byte, counted from the end of the header.</summary>
    public long Begin { get; }

    /// <summary>The byte after its last.</summary>
    public long End { get; }

    /// <summary>Bytes of its content.</summary>
    public long ByteLength => End - Begin;

    /// <summary>Number of elements.</summary>
    public long Count => ByteLength * 8 / TensorTypes.Bits(Type);

    internal bool HasShape(IReadOnlyList<int> shape)
    {
        bool same = shape.Count == Shape.Count;
        for (int axis = 0; same && axis < shape.Count; axis++)
        {
            same = shape[axis] == Shape[axis];
        }

        return same;
    }

    /// <inheritdoc/>
    public override string ToString() => $"'{Text.Name(Name)}' {Text.Shape(Shape)} {TensorTypes.Name(Type)}";
}
