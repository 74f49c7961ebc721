using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Attention of one query for each row to a memory that was there before the first step.</summary>
public static unsafe partial class Attention
{
    /// <summary>Keeps how many steps of each row's memory are there, for <see cref="StepMemory"/>.</summary>
    /// <param name="team">Not asked.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="lengths">How many they are, 0 to memory steps, or empty where all are.</param>
    /// <param name="counts">[rows], written.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Remember(Team team, in AttentionMemoryShape shape, int rows, ReadOnlySpan<int> lengths, Span<float> counts)
    {
        Guard.Lengths(lengths, rows, shape.MemorySteps, least: 0);
        Guard.Length(counts.Length, rows);
        for (int row = 0; row < rows; row++)
        {
            counts[row] = lengths.IsEmpty ? shape.MemorySteps : lengths[row];
        }
    }

    /// <summary>Lays out the keys, or the values, of a memory as <see cref="StepMemory"/> reads them.</summary>
    /// <param name="team">Not asked.</param>
    /// <param name="shape">Sizes; the capacity is the memory's steps.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="x">[rows, capacity, heads · size].</param>
    /// <param name="y">[rows, heads, capacity, size], written.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Keep(Team team, in AttentionStepShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.MemoryLength);
        Guard.Length(y.Length, x.Length);
        for (int step = 0; step < rows * shape.Capacity; step++)
        {
            Place(in shape, step / shape.Capacity, step % shape.Capacity, x.Slice(step * shape.Width, shape.Width), y);
        }
    }

    /// <summary>Attends to a memory that stays as it is.</summary>
    /// <param name="team">Who works; heads of rows are shared out.</param>
    /// <param name="shape">Sizes; the capacity is the memory's steps.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="q">[rows, heads · size].</param>
    /// <param name="keys">[rows, heads, capacity, size], from <see cref="Keep"/>.</param>
    /// <param name="values">[rows, heads, capacity, size], from <see cref="Keep"/>.</param>
    /// <param name="counts">[rows], from <see cref="Remember"/>.</param>
    /// <param name="table">[rows, any length from 2 on]: behind the number of the step the row in whose memory the context lies.</param>
    /// <param name="y">[rows, heads · size], written; zeros where no step is there.</param>
    /// <param name="work">Scratch.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or more steps are there than the memory has.</exception>
    public static void StepMemory(
        Team team, in AttentionStepShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> keys, ReadOnlySpan<float> values, ReadOnlySpan<float> counts, ReadOnlySpan<float> table, Span<float> y, Span<float> work)
    {
        Check(in shape, rows, q.Length, keys.Length, values.Length, y.Length, work.Length);
        Guard.Length(counts.Length, rows);
        Guard.Length(table.Length, (long)rows * (table.Length / rows));
        Guard.AtLeast(table.Length, 2L * rows);
        for (int row = 0; row < rows; row++)
        {
            _ = Guard.Place(counts[row], shape.Capacity + 1, nameof(counts));
            Places(table.Slice((row * (table.Length / rows)) + 1, 1), rows);
        }

        Run(team, in shape, rows, q, keys, values, counts, table, y, work);
    }
}
