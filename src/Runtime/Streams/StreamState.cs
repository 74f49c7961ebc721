using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Runtime.Streams;

/// <summary>
/// What a network remembers of sequences that arrive step by step: one for each row, all at the same step. A network's <c>CreateState</c> makes it. Holds the scratch of a step as well,
/// so that any number of threads may step at once, each with a state of its own.
/// </summary>
public sealed partial class StreamState
{
    private readonly StreamLayout layout;
    private readonly FloatBuffer arena;
    private readonly FloatBuffer values;

    // Scratch of what comes before the first step; made when it is needed for the first time.
    private FloatBuffer beginning;
    private bool begun;

    /// <summary>Creates a state before the first step. For emitted code.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is below 1, or more than an array has room for.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StreamState(StreamLayout layout, int rows)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        int most = (Array.MaxLength - layout.ArenaFixed) / Math.Max(1, Math.Max(layout.StateLength, layout.ArenaPerRow));
        if (rows > most)
        {
            throw new ArgumentOutOfRangeException(nameof(rows), rows, $"A row of {layout.Network} remembers {layout.StateLength} floats; a state has room for at most {most} rows.");
        }

        this.layout = layout;
        Rows = rows;
        values = new FloatBuffer(rows * layout.StateLength);
        arena = new FloatBuffer((rows * layout.ArenaPerRow) + layout.ArenaFixed);
        Reset();
    }

    /// <summary>Sequences that run side by side.</summary>
    public int Rows { get; }

    /// <summary>Steps since the beginning.</summary>
    public long Position { get; private set; }

    /// <summary>The floats that are remembered. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<float> Values => values.Write;

    /// <summary>Scratch of a step. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<float> Arena => arena.Write;

    /// <summary>Back to before the first step. Of a network with context, <c>Begin</c> has to come before the next one.</summary>
    public void Reset()
    {
        // What stays is written before it is read.
        foreach (StreamValue value in layout.Values)
        {
            if (!value.Stays)
            {
                values.Write.Slice(Rows * value.Offset, Rows * value.Length).Clear();
            }
        }

        Position = 0;
        begun = !layout.HasContext;
        for (int row = 0; row < (layout.TableOffset < 0 ? 0 : Rows); row++)
        {
            Table(row)[1] = row;
        }
    }

    /// <summary>Before a step. For emitted code.</summary>
    /// <exception cref="ArgumentException">The state is of another network.</exception>
    /// <exception cref="InvalidOperationException">The network's context is missing, or there is no room for another step.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CheckStep(StreamLayout layout)
    {
        Check(layout, "state");
        if (!begun)
        {
            ThrowNotBegun();
        }

        if (layout.TableOffset >= 0)
        {
            BeginStep();
        }
    }

    /// <summary>After a step. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Advance() => Position++;

    /// <summary>The state is one of that network. For emitted code.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Check(StreamLayout layout, string name)
    {
        if (!ReferenceEquals(layout, this.layout))
        {
            ThrowOther(layout, name);
        }
    }

    /// <summary>Scratch for what comes before the first step.</summary>
    internal Span<float> Beginning(int length)
    {
        if (beginning.Length < length)
        {
            beginning = new FloatBuffer(length);
        }

        return beginning.Write;
    }

    /// <summary>The context is there.</summary>
    internal void Begun() => begun = true;

    // What a row writes in this step lies in the row itself, whatever it goes on with later.
    private void BeginStep()
    {
        if (Position >= layout.Capacity)
        {
            ThrowFull();
        }

        for (int row = 0; row < Rows; row++)
        {
            Span<float> table = Table(row);
            table[0] = Position;
            table[2 + (int)Position] = row;
        }
    }

    // Number of the step; the row in whose state the context of this one lies; the row of each step so far.
    private Span<float> Table(int row) => values.Write.Slice((Rows * layout.TableOffset) + (row * (layout.Capacity + 2)), layout.Capacity + 2);

    [DoesNotReturn]
    private void ThrowNotBegun() =>
        throw new InvalidOperationException($"The steps of {layout.Network} depend on inputs that are there before the first one: call Begin with them and this state, then Step.");

    [DoesNotReturn]
    private void ThrowFull() =>
        throw new InvalidOperationException($"{layout.Network} has room for {layout.Capacity} steps, the length of its last sequence input, and all of them are done: begin anew with Reset, or with Begin where it has context.");

    [DoesNotReturn]
    private void ThrowOther(StreamLayout wanted, string name) =>
        throw new ArgumentException($"The state is one of {layout.Network}; {wanted.Network}.CreateState makes those of {wanted.Network}.", name);
}
