using System;
using System.Collections.Generic;

namespace StaticNets.Generator.Memory;

/// <summary>One arena: buffers placed one after the other, in a given order. What is placed stays sorted by offset, so that a buffer of one segment finds its gap in one pass.</summary>
internal sealed class Placement
{
    private readonly List<Segment> placed = [];
    private readonly Dictionary<int, long> offsets = [];

    // Offsets between which the buffer at hand cannot begin, both ends excluded.
    private readonly List<(long After, long Before)> forbidden = [];

    /// <summary>Places each buffer at its lowest free offset.</summary>
    /// <param name="order">The buffers, first one first.</param>
    /// <param name="ends">Where it is not 0: every other buffer goes to the highest free offset below it. A chain of values fits best when they lie at the two ends of the arena in turn.</param>
    public Placement(IEnumerable<Buffer> order, long ends = 0)
    {
        foreach (Buffer buffer in order)
        {
            long length = Arena.Round(buffer.Length);
            long offset = ends > 0 && offsets.Count % 2 == 1 ? HighestFree(buffer, ends - length)
                : buffer.Segments.Count == 1 ? LowestFree(buffer.Segments[0])
                : LowestFree(buffer);
            offsets.Add(buffer.Id, offset);
            foreach (Segment segment in buffer.Segments)
            {
                Insert(segment with { Offset = offset + segment.Offset });
            }

            if (offset + length > Length)
            {
                Length = offset + length;
                Furthest = buffer;
            }
        }
    }

    /// <summary>By the buffers' numbers.</summary>
    public IReadOnlyDictionary<int, long> Offsets => offsets;

    /// <summary>Floats of the whole arena.</summary>
    public long Length { get; private set; }

    /// <summary>The first buffer that reaches the arena's end.</summary>
    public Buffer Furthest { get; private set; }

    private void Insert(Segment segment)
    {
        int low = 0;
        for (int high = placed.Count; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = placed[middle].Offset <= segment.Offset ? (middle + 1, high) : (low, middle);
        }

        placed.Insert(low, segment);
    }

    private long LowestFree(Segment segment)
    {
        long offset = 0;
        foreach (Segment other in placed)
        {
            if (other.Offset >= offset + segment.Length)
            {
                break;
            }

            if (other.End > offset && other.Life.Meets(segment.Life))
            {
                offset = Arena.Round(other.End);
            }
        }

        return offset;
    }

    private long LowestFree(Buffer buffer)
    {
        Forbid(buffer);
        forbidden.Sort(static (a, b) => a.After.CompareTo(b.After));
        long offset = 0;
        foreach ((long after, long before) in forbidden)
        {
            if (offset <= after)
            {
                break;
            }

            offset = Math.Max(offset, Arena.Round(before));
        }

        return offset;
    }

    private long HighestFree(Buffer buffer, long offset)
    {
        Forbid(buffer);
        forbidden.Sort(static (a, b) => b.Before.CompareTo(a.Before));
        foreach ((long after, long before) in forbidden)
        {
            if (offset >= before)
            {
                break;
            }

            // Rounded down; what is below the arena's beginning is placed from there.
            offset = Math.Min(offset, after < 0 ? -1 : after / Arena.Alignment * Arena.Alignment);
        }

        return offset < 0 ? LowestFree(buffer) : offset;
    }

    private void Forbid(Buffer buffer)
    {
        forbidden.Clear();
        foreach (Segment own in buffer.Segments)
        {
            foreach (Segment other in placed)
            {
                if (own.Life.Meets(other.Life) && other.End > own.Offset)
                {
                    forbidden.Add((other.Offset - own.End, other.End - own.Offset));
                }
            }
        }
    }
}
