using System;
using System.Linq;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Runtime.Streams;

/// <content>Rows that go on with what others have seen.</content>
public sealed partial class StreamState
{
    // The rows that were chosen; made by the first selection.
    private FloatBuffer selected;

    /// <summary>Becomes what <paramref name="other"/> is; a state of one row becomes that of every row.</summary>
    /// <exception cref="ArgumentException">It is of another network, or of another number of rows that is not 1.</exception>
    public void CopyFrom(StreamState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Check(other.layout, nameof(other));
        if (other.Rows != Rows && other.Rows != 1)
        {
            throw new ArgumentException($"The state has {Rows} rows; it can become one of {Rows} or of 1, not of {other.Rows}.", nameof(other));
        }

        if (other != this)
        {
            foreach (StreamValue value in layout.Values)
            {
                CopyRows(other.values.Read.Slice(other.Rows * value.Offset, other.Rows * value.Length), values.Write.Slice(Rows * value.Offset, Rows * value.Length), value.Length, default);
            }

            Position = other.Position;
            begun = other.begun;
        }
    }

    /// <summary>
    /// Row i goes on with what row <c>parents[i]</c> has seen so far: what beam search does after each step. A row may be named several times, or not at all.
    /// </summary>
    /// <exception cref="ArgumentException">There is not one parent for each row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public void Select(ReadOnlySpan<int> parents)
    {
        Guard.Length(parents.Length, Rows);
        foreach (int parent in parents)
        {
            if ((uint)parent >= (uint)Rows)
            {
                throw new ArgumentOutOfRangeException(nameof(parents), parent, $"The state has the rows 0 to {Rows - 1}.");
            }
        }

        if (selected.Length == 0)
        {
            selected = new FloatBuffer(checked(Rows * layout.Values.Where(value => !value.Stays).Sum(value => value.Length)));
        }

        int at = 0;
        foreach (StreamValue value in layout.Values)
        {
            if (!value.Stays)
            {
                Span<float> rows = values.Write.Slice(Rows * value.Offset, Rows * value.Length), chosen = selected.Write.Slice(at, rows.Length);
                CopyRows(rows, chosen, value.Length, parents);
                chosen.CopyTo(rows);
                at += rows.Length;
            }
        }
    }

    /// <param name="from">Rows to take.</param>
    /// <param name="to">This state's rows.</param>
    /// <param name="length">Floats of a row.</param>
    /// <param name="parents">Which row goes where; empty: each to itself, or the only one to all.</param>
    private void CopyRows(ReadOnlySpan<float> from, Span<float> to, int length, ReadOnlySpan<int> parents)
    {
        for (int row = 0; row < Rows; row++)
        {
            int parent = parents.IsEmpty ? row % (from.Length / length) : parents[row];
            from.Slice(parent * length, length).CopyTo(to[(row * length)..]);
        }
    }
}
