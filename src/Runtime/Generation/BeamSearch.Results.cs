using System;

namespace StaticNets.Generation;

/// <summary>What a search has found: of each row its sequences, the best first.</summary>
public sealed partial class BeamSearch
{
    /// <summary>How many sequences of a row there are: those that have ended, and what is still followed or was cut, <see cref="Width"/> at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int Count(int row)
    {
        int count = EndedOf(row).Count;
        for (int beam = row * Width; beam < (row + 1) * Width && count < Width; beam++)
        {
            count += totals[beam] > double.NegativeInfinity ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the sequence of that rank has ended; if not, it is only a beginning.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rank">0: the best. Those that have ended come first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or rank.</exception>
    public bool HasEnded(int row, int rank) => Check(row, rank) < EndedOf(row).Count;

    /// <summary>log p of a sequence, divided by the length penalty.</summary>
    /// <inheritdoc cref="HasEnded" path="/*[not(self::summary)]"/>
    public double Score(int row, int rank) => HasEnded(row, rank)
        ? ended[row].Value(rank)
        : totals[(row * Width) + rank - ended[row].Count] / penalties[lengths[row]];

    /// <summary>Writes a sequence, without what it began with and without the end.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rank">0: the best. Those that have ended come first.</param>
    /// <param name="sequence">Its beginning is written; <see cref="Steps"/> tokens are always enough.</param>
    /// <returns>How many tokens it has.</returns>
    /// <exception cref="ArgumentException"><paramref name="sequence"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or rank.</exception>
    public int Read(int row, int rank, Span<int> sequence) => HasEnded(row, rank)
        ? history.Read(ended[row].Item(rank), sequence)
        : history.Read((lengths[row] * tokens.Length) + (row * Width) + rank - ended[row].Count, sequence);

    private BestList EndedOf(int row) => (uint)row < (uint)Rows
        ? ended[row]
        : throw new ArgumentOutOfRangeException(nameof(row), row, $"The search has the rows 0 to {Rows - 1}.");

    private int Check(int row, int rank) => (uint)rank < (uint)Count(row)
        ? rank
        : throw new ArgumentOutOfRangeException(nameof(rank), rank, $"Row {row} has {Count(row)} sequences, counted from 0.");
}
