using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Attention of one query for each row to steps that are remembered.</summary>
public static unsafe partial class Attention
{
    /// <summary>
    /// Remembers the step of each row and attends to all steps so far. Which step it is, and in whose memory each earlier one lies, is in a table of the state: rows that go on with what another one has seen copy that alone.
    /// </summary>
    /// <param name="team">Who works; heads of rows are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="q">[rows, heads · size].</param>
    /// <param name="k">[rows, heads · size].</param>
    /// <param name="v">[rows, heads · size].</param>
    /// <param name="table">[rows, 2 + capacity]: the number of the step, the row in whose memory the context lies (not asked), and for each step, this one too, the row in whose memory it lies.</param>
    /// <param name="keys">[rows, heads, capacity, size]; the row's step is written.</param>
    /// <param name="values">[rows, heads, capacity, size]; the row's step is written.</param>
    /// <param name="y">[rows, heads · size], written.</param>
    /// <param name="work">Scratch.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step, or no such row.</exception>
    public static void Step(
        Team team, in AttentionStepShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, ReadOnlySpan<float> table, Span<float> keys, Span<float> values, Span<float> y, Span<float> work)
    {
        int width = shape.Width, length = shape.Capacity + 2;
        Check(in shape, rows, q.Length, keys.Length, values.Length, y.Length, work.Length);
        Guard.Length(k.Length, q.Length);
        Guard.Length(v.Length, q.Length);
        Guard.Length(table.Length, (long)rows * length);

        // Checked before anything is written: what is remembered may come from anywhere.
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> own = table.Slice(row * length, length);
            Places(own.Slice(2, Guard.Place(own[0], shape.Capacity, nameof(table)) + 1), rows);
        }

        for (int row = 0; row < rows; row++)
        {
            int step = (int)table[row * length];
            Place(in shape, row, step, k.Slice(row * width, width), keys);
            Place(in shape, row, step, v.Slice(row * width, width), values);
        }

        Run(team, in shape, rows, q, keys, values, default, table, y, work);
    }

    /// <summary>Puts each head of a step to those before it.</summary>
    private static void Place(in AttentionStepShape shape, int row, int step, ReadOnlySpan<float> x, Span<float> memory)
    {
        for (int head = 0; head < shape.Heads; head++)
        {
            x.Slice(head * shape.Size, shape.Size).CopyTo(memory.Slice((row * shape.MemoryLength) + (((head * shape.Capacity) + step) * shape.Size), shape.Size));
        }
    }

    private static void Check(in AttentionStepShape shape, int rows, int q, int keys, int values, int y, int work)
    {
        Guard.Length(q, (long)rows * shape.Width);
        Guard.Length(keys, (long)rows * shape.MemoryLength);
        Guard.Length(values, keys);
        Guard.Length(y, q);
        Guard.AtLeast(work, AttentionSizes.Step(shape.Capacity, shape.Size).PerWorker);
    }

    /// <summary>Every float holds a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Places(ReadOnlySpan<float> table, int rows)
    {
        Vector256<float> end = Vector256.Create((float)rows);
        int i = 0;
        for (; i <= table.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            // A NaN is neither.
            Vector256<float> places = Vector256.Create(table.Slice(i, Vector256<float>.Count));
            if (!Vector256.GreaterThanOrEqualAll(places, Vector256<float>.Zero) || !Vector256.LessThanAll(places, end))
            {
                break;
            }
        }

        for (; i < table.Length; i++)
        {
            _ = Guard.Place(table[i], rows, nameof(table));
        }
    }

    private static void Run(
        Team team, in AttentionStepShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> keys, ReadOnlySpan<float> values, ReadOnlySpan<float> counts, ReadOnlySpan<float> table, Span<float> y, Span<float> work)
    {
        fixed (float* query = q, key = keys, value = values, count = counts, places = table, result = y, scratch = work)
        {
            AttentionStep step = new()
            {
                Shape = shape, Rows = rows, Q = query, Keys = key, Values = value, Counts = count, Table = places, TableLength = table.Length / rows, Y = result, Work = scratch,
                WorkLength = (nint)AttentionSizes.Step(shape.Capacity, shape.Size).PerWorker,
            };
            step.Run(team, work.Length);
        }
    }
}
