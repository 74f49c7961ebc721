using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Memory;

/// <summary>
/// Places buffers in one arena so that segments alive together never share an element: each buffer at the lowest offset at which all of its segments are free
/// for their whole lives, largest first (greedy by size, Pisarchyk and Lee 2020, arXiv:2001.03288). Where that is longer than need be, other orders are tried,
/// and the shortest arena counts. Offsets of buffers are multiples of <see cref="Alignment"/> floats. Ties are broken by life and number: the result is deterministic.
/// </summary>
internal static class Arena
{
    /// <summary>16 floats: one cache line, and the widest vector.</summary>
    public const int Alignment = 16;

    // Keeps the time of a network of thousands of values in milliseconds.
    private const int MostPlacements = 10_000;
    private const int MostAttempts = 64;

    public static (IReadOnlyDictionary<int, long> Offsets, long Length) Place(IEnumerable<Buffer> buffers)
    {
        Buffer[] all = [.. buffers];
        if (all.Length == 0)
        {
            return (new Dictionary<int, long>(), 0);
        }

        long least = Round(LowerBound(all));
        Placement? best = null;

        // A chain of values fits best from both ends in turn; otherwise what sticks out furthest is placed first next time.
        List<Buffer> order = [.. all.OrderByDescending(b => b.Length).ThenBy(b => b.FirstStep).ThenBy(b => b.Id)];
        int attempts = Math.Max(2, Math.Min(MostAttempts, MostPlacements / all.Length));
        for (int attempt = 0; attempt < attempts && (best is null || best.Length > least); attempt++)
        {
            Placement plan = attempt == 1
                ? new Placement(all.OrderBy(b => b.FirstStep).ThenBy(b => b.Id), ends: least)
                : new Placement(order);
            best = best is null || plan.Length < best.Length ? plan : best;
            order.Remove(plan.Furthest);
            order.Insert(0, plan.Furthest);
        }

        return (best!.Offsets, best.Length);
    }

    /// <summary>The largest sum of lengths alive in one step: no plan can need less. A buffer of one segment counts with its length rounded up.</summary>
    public static long LowerBound(IReadOnlyCollection<Buffer> buffers) => Needs(buffers).Max();

    public static long Round(long length) => (length + Alignment - 1) / Alignment * Alignment;

    // By step: the sum of lengths alive in it.
    private static long[] Needs(IReadOnlyCollection<Buffer> buffers)
    {
        long[] needs = new long[buffers.SelectMany(buffer => buffer.Segments).Select(segment => segment.Life.Last + 2).DefaultIfEmpty(1).Max()];
        foreach (Buffer buffer in buffers)
        {
            foreach (Segment segment in buffer.Segments)
            {
                long length = buffer.Segments.Count == 1 ? Round(segment.Length) : segment.Length;
                needs[segment.Life.First] += length;
                needs[segment.Life.Last + 1] -= length;
            }
        }

        for (int step = 1; step < needs.Length; step++)
        {
            needs[step] += needs[step - 1];
        }

        return needs;
    }
}
