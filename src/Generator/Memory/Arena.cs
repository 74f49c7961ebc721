using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Memory;

/// <summary>A buffer to place: how long it is and when its content matters.</summary>
internal readonly record struct Buffer(int Id, long Length, Life Life);

/// <summary>
/// Places buffers in one arena so that buffers alive together never share an element: each at the lowest offset that is free for its
/// whole life, largest first (greedy by size, Pisarchyk and Lee 2020, arXiv:2001.03288). Where that is longer than need be, other orders are tried, and
/// the shortest arena counts. Placed buffers stay sorted by offset, so that one pass finds the gap.
/// Lengths and offsets are floats, rounded up to <see cref="Alignment"/>. Ties are broken by life and number: the result is deterministic.
/// </summary>
internal static class Arena
{
    /// <summary>16 floats: one cache line, and the widest vector.</summary>
    public const int Alignment = 16;

    // Keeps the time of a network of thousands of values in milliseconds.
    private const int MostPlacements = 10_000;

    public static (IReadOnlyDictionary<int, long> Offsets, long Length) Place(IEnumerable<Buffer> buffers)
    {
        Buffer[] all = [.. buffers];
        if (all.Length == 0)
        {
            return (new Dictionary<int, long>(), 0);
        }

        long least = LowerBound(all);
        (List<(Buffer Buffer, long Offset)> Placed, long Length) best = ([], long.MaxValue);
        // A chain of values fits best from both ends in turn; otherwise what sticks out furthest is placed first next time.
        List<Buffer> order = [.. all.OrderByDescending(b => b.Length).ThenBy(b => b.Life.First).ThenBy(b => b.Id)];
        int attempts = Math.Max(2, Math.Min(64, MostPlacements / Math.Max(1, all.Length)));
        for (int attempt = 0; attempt < attempts && best.Length > least; attempt++)
        {
            (List<(Buffer Buffer, long Offset)> Placed, long Length) plan = attempt == 1
                ? PlaceInOrder(all.OrderBy(b => b.Life.First).ThenBy(b => b.Id), ends: least)
                : PlaceInOrder(order);
            best = plan.Length < best.Length ? plan : best;
            Buffer furthest = plan.Placed.Find(place => place.Offset + Round(place.Buffer.Length) == plan.Length).Buffer;
            order.Remove(furthest);
            order.Insert(0, furthest);
        }

        return (best.Placed.ToDictionary(place => place.Buffer.Id, place => place.Offset), best.Length);
    }

    /// <summary>The largest sum of rounded lengths alive in one step: no plan can need less.</summary>
    public static long LowerBound(IReadOnlyCollection<Buffer> buffers) => Needs(buffers).Max();

    public static long Round(long length) => (length + Alignment - 1) / Alignment * Alignment;

    // By step: the sum of rounded lengths alive in it.
    private static long[] Needs(IReadOnlyCollection<Buffer> buffers)
    {
        long[] needs = new long[buffers.Select(buffer => buffer.Life.Last + 2).DefaultIfEmpty(1).Max()];
        foreach (Buffer buffer in buffers)
        {
            needs[buffer.Life.First] += Round(buffer.Length);
            needs[buffer.Life.Last + 1] -= Round(buffer.Length);
        }

        for (int step = 1; step < needs.Length; step++)
        {
            needs[step] += needs[step - 1];
        }

        return needs;
    }

    private static (List<(Buffer Buffer, long Offset)> Placed, long Length) PlaceInOrder(IEnumerable<Buffer> buffers, long ends = 0)
    {
        List<(Buffer Buffer, long Offset)> placed = [];
        long length = 0;
        foreach (Buffer buffer in buffers)
        {
            // A chain of values fits best when they lie at the two ends of the arena in turn.
            long offset = ends > 0 && placed.Count % 2 == 1 ? HighestFree(placed, buffer, ends) : LowestFree(placed, buffer);
            int at = placed.FindIndex(other => other.Offset > offset);
            placed.Insert(at < 0 ? placed.Count : at, (buffer, offset));
            length = Math.Max(length, offset + Round(buffer.Length));
        }

        return (placed, length);
    }

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

    private static long HighestFree(List<(Buffer Buffer, long Offset)> placed, Buffer buffer, long end)
    {
        long offset = end - Round(buffer.Length);
        for (bool moved = true; moved;)
        {
            moved = false;
            foreach ((Buffer other, long start) in placed)
            {
                if (other.Life.Meets(buffer.Life) && offset < start + Round(other.Length) && start < offset + Round(buffer.Length))
                {
                    offset = start - Round(buffer.Length);
                    moved = true;
                }
            }
        }

        return offset < 0 ? LowestFree(placed, buffer) : offset;
    }
}
