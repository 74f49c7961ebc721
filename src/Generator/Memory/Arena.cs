using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Memory;

/// <summary>A buffer to place: how long it is and when its content matters.</summary>
internal readonly record struct Buffer(int Id, long Length, Life Life);

/// <summary>
/// Places buffers in one arena so that buffers alive together never share an element: largest first, each at the lowest offset that is free for its
/// whole life (greedy by size, Pisarchyk and Lee 2020, arXiv:2001.03288). Placed buffers stay sorted by offset, so that one pass finds the gap.
/// Lengths and offsets are floats, rounded up to <see cref="Alignment"/>. Ties are broken by life and number: the result is deterministic.
/// </summary>
internal static class Arena
{
    /// <summary>16 floats: one cache line, and the widest vector.</summary>
    public const int Alignment = 16;

    public static (IReadOnlyDictionary<int, long> Offsets, long Length) Place(IEnumerable<Buffer> buffers)
    {
        List<(Buffer Buffer, long Offset)> placed = [];
        long length = 0;
        foreach (Buffer buffer in buffers.OrderByDescending(b => b.Length).ThenBy(b => b.Life.First).ThenBy(b => b.Id))
        {
            long offset = LowestFree(placed, buffer);
            int at = placed.FindIndex(other => other.Offset > offset);
            placed.Insert(at < 0 ? placed.Count : at, (buffer, offset));
            length = Math.Max(length, offset + Round(buffer.Length));
        }

        return (placed.ToDictionary(place => place.Buffer.Id, place => place.Offset), length);
    }

    /// <summary>The largest sum of lengths alive in one step: no plan can need less.</summary>
    public static long LowerBound(IReadOnlyCollection<Buffer> buffers) =>
        buffers.Select(at => buffers.Where(buffer => buffer.Life.Meets(new Life(at.Life.First, at.Life.First))).Sum(buffer => buffer.Length)).DefaultIfEmpty(0).Max();

    public static long Round(long length) => (length + Alignment - 1) / Alignment * Alignment;

    private static long LowestFree(List<(Buffer Buffer, long Offset)> placed, Buffer buffer)
    {
        long offset = 0;
        foreach ((Buffer other, long start) in placed)
        {
            if (!other.Life.Meets(buffer.Life))
            {
                continue;
            }

            if (offset + Round(buffer.Length) <= start)
            {
                break;
            }

            offset = Math.Max(offset, start + Round(other.Length));
        }

        return offset;
    }
}
