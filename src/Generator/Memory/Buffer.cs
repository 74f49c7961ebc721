using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Memory;

/// <summary>What is placed as one: segments at fixed distances from one another, each of which matters for a time of its own. Most buffers are one segment.</summary>
internal readonly record struct Buffer(int Id, EquatableArray<Segment> Segments)
{
    public Buffer(int id, long length, Life life)
        : this(id, [new Segment(0, length, life)])
    {
    }

    /// <summary>Floats from the buffer's beginning to the end of its last segment.</summary>
    public long Length => Segments.Max(segment => segment.End);

    /// <summary>The first step in which any of it matters.</summary>
    public int FirstStep => Segments.Min(segment => segment.Life.First);
}

/// <summary>A run of floats of a buffer: where it lies in it and when its content matters.</summary>
internal readonly record struct Segment(long Offset, long Length, Life Life)
{
    public long End => Offset + Length;
}
