using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Attention of one query for each row to steps that are remembered.</summary>
public static unsafe partial class Attention
{
    /// <summary>
    /// Remembers the step of each row and attends to all steps so far. Step p of a row lies in the memory of row <c>owners[1 + p]</c>: rows that go on with what another one has seen copy owners alone.
    /// </summary>
    /// <param name="team">Who works; rows are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="q">[rows, heads · size].</param>
    /// <param name="k">[rows, heads · size].</param>
    /// <param name="v">[rows, heads · size].</param>
    /// <param name="keys">[rows, capacity, heads · size]; the row's next step is written.</param>
    /// <param name="values">[rows, capacity, heads · size]; the row's next step is written.</param>
    /// <param name="owners">[rows, 1 + capacity]: the number of steps so far, which is counted up, and for each step the row in whose memory it lies.</param>
    /// <param name="y">[rows, heads · size], written.</param>
    /// <param name="work">Scratch.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The memory is full, or an owner is no row.</exception>
    public static void Step(
        Team team, in AttentionStepShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, Span<float> keys, Span<float> values, Span<float> owners, Span<float> y, Span<float> work)
    {
        int width = shape.Width;
        Check(in shape, rows, q.Length, keys.Length, values.Length, y.Length);
        Guard.Length(k.Length, q.Length);
        Guard.Length(v.Length, q.Length);
        Guard.Length(owners.Length, rows * (1L + shape.Capacity));
        for (int row = 0; row < rows; row++)
        {
            Span<float> own = owners.Slice(row * (1 + shape.Capacity), 1 + shape.Capacity);
            int position = Guard.Place(own[0], shape.Capacity, nameof(owners));
            int at = (row * shape.MemoryLength) + (position * width);
            k.Slice(row * width, width).CopyTo(keys.Slice(at, width));
            v.Slice(row * width, width).CopyTo(values.Slice(at, width));
            own[1 + position] = row;
            own[0] = position + 1;
        }

        Run(team, in shape, rows, q, keys, values, owners, 1 + shape.Capacity, y, work);
    }

    /// <summary>Says which steps of a memory are there, and that each row has its own, before <see cref="StepMemory"/>.</summary>
    /// <param name="team">Not asked.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="lengths">How many steps of each row's memory are there, 0 to memory steps, or empty where all are.</param>
    /// <param name="owners">[rows, 2], written: that number, and the row.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Remember(Team team, in AttentionMemoryShape shape, int rows, ReadOnlySpan<int> lengths, Span<float> owners)
    {
        Guard.Lengths(lengths, rows, shape.MemorySteps, least: 0);
        Guard.Length(owners.Length, 2L * rows);
        for (int row = 0; row < rows; row++)
        {
            owners[2 * row] = lengths.IsEmpty ? shape.MemorySteps : lengths[row];
            owners[(2 * row) + 1] = row;
        }
    }

    /// <summary>Attends to a memory that stays as it is. Row r looks at that of row <c>owners[2 · r + 1]</c>.</summary>
    /// <param name="team">Who works; rows are shared out.</param>
    /// <param name="shape">Sizes; the capacity is the memory's steps.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="q">[rows, heads · size].</param>
    /// <param name="keys">[rows, capacity, heads · size].</param>
    /// <param name="values">[rows, capacity, heads · size].</param>
    /// <param name="owners">[rows, 2], from <see cref="Remember"/>.</param>
    /// <param name="y">[rows, heads · size], written; zeros where no step is there.</param>
    /// <param name="work">Scratch.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An owner is no row, or more steps are there than the memory has.</exception>
    public static void StepMemory(
        Team team, in AttentionStepShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> keys, ReadOnlySpan<float> values, ReadOnlySpan<float> owners, Span<float> y, Span<float> work)
    {
        Check(in shape, rows, q.Length, keys.Length, values.Length, y.Length);
        Guard.Length(owners.Length, 2L * rows);
        Run(team, in shape, rows, q, keys, values, owners, 2, y, work);
    }

    private static void Check(in AttentionStepShape shape, int rows, int q, int keys, int values, int y)
    {
        Guard.Length(q, (long)rows * shape.Width);
        Guard.Length(keys, (long)rows * shape.MemoryLength);
        Guard.Length(values, keys);
        Guard.Length(y, q);
    }

    private static void Run(
        Team team, in AttentionStepShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> keys, ReadOnlySpan<float> values, ReadOnlySpan<float> owners, int ownersLength, Span<float> y, Span<float> work)
    {
        WorkLength length = AttentionSizes.Step(shape.Capacity, shape.Heads, shape.Size);
        Guard.AtLeast(work.Length, length.PerWorker);

        // Checked before anything is read: what is remembered may come from anywhere.
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> own = owners.Slice(row * ownersLength, ownersLength);
            int count = Guard.Place(own[0], shape.Capacity + 1, nameof(owners));
            foreach (float owner in own.Slice(1, ownersLength == 2 ? 1 : count))
            {
                _ = Guard.Place(owner, rows, nameof(owners));
            }
        }

        fixed (float* query = q, key = keys, value = values, own = owners, result = y, scratch = work)
        {
            AttentionStep step = new()
            {
                Shape = shape, Rows = rows, Q = query, Keys = key, Values = value, Owners = own, OwnersLength = ownersLength, Y = result, Work = scratch, WorkLength = (nint)length.PerWorker,
            };
            step.Run(team, work.Length);
        }
    }
}
