using System;
using StaticNets.Runtime;

namespace StaticNets.Generation;

/// <summary>The steps of a search.</summary>
public sealed partial class BeamSearch
{
    /// <summary>A step: chooses how the beginnings go on.</summary>
    /// <param name="scores">[rows · width, vocabulary], before softmax or their logarithms. What is -∞ is not chosen; those of beginnings that nobody follows are not read.</param>
    /// <exception cref="ArgumentException">There are not as many, or one is NaN or +∞; then nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The search is done, or has not begun.</exception>
    public void Advance(ReadOnlySpan<float> scores)
    {
        Guard.Length(scores.Length, (long)tokens.Length * vocabulary);
        if (IsDone)
        {
            throw new InvalidOperationException("There is nothing to follow: the search is done, or Begin was not called.");
        }

        for (int beam = 0; beam < tokens.Length; beam++)
        {
            if (IsFollowed(beam))
            {
                _ = Likelihoods.Largest(scores.Slice(beam * vocabulary, vocabulary), beam);
            }
        }

        bool all = true;
        for (int row = 0; row < Rows; row++)
        {
            Continue(row, scores);
            all &= done[row];
        }

        history.Add(Position, tokens, parents);
        (totals, next) = (next, totals);
        Position++;
        IsDone = all || Position == Steps;
    }

    private bool IsFollowed(int beam) => !done[beam / Width] && totals[beam] > double.NegativeInfinity;

    private void Continue(int row, ReadOnlySpan<float> scores)
    {
        if (done[row])
        {
            Rest(row, from: 0);
            totals.AsSpan(row * Width, Width).CopyTo(next.AsSpan(row * Width)); // what was cut may be read
            return;
        }

        Collect(row, scores);
        int kept = row * Width;
        for (int rank = 0; rank < candidates.Count; rank++)
        {
            (int parent, int token) = Math.DivRem(candidates.Item(rank), vocabulary);
            if (token != end && kept < (row + 1) * Width)
            {
                (tokens[kept], parents[kept], next[kept]) = (token, parent, candidates.Value(rank));
                kept++;
            }
            else if (token == end && rank < Width)
            {
                ended[row].Offer(candidates.Value(rank) / penalties[Position + 1], (Position * tokens.Length) + parent);
            }
        }

        lengths[row] = Position + 1;
        next.AsSpan(kept, ((row + 1) * Width) - kept).Fill(double.NegativeInfinity);
        done[row] = kept == row * Width || (ended[row].IsFull && next[row * Width] / penalties[Position + 1] <= ended[row].Value(Width - 1));
        Rest(row, kept - (row * Width));
    }

    // The likeliest continuations of all beginnings of a row, by beam · vocabulary + token.
    private void Collect(int row, ReadOnlySpan<float> scores)
    {
        candidates.Clear();
        for (int beam = row * Width; beam < (row + 1) * Width; beam++)
        {
            ReadOnlySpan<float> own = scores.Slice(beam * vocabulary, vocabulary);
            if (!IsFollowed(beam) || Likelihoods.Largest(own, beam) is var largest && largest == float.NegativeInfinity)
            {
                continue;
            }

            double before = totals[beam] - (largest + Math.Log(Likelihoods.Sum(own, largest, temperature: 1)));
            for (int token = 0; token < own.Length; token++)
            {
                candidates.Offer(before + own[token], (beam * vocabulary) + token);
            }
        }
    }

    // Beams that nobody follows.
    private void Rest(int row, int from)
    {
        for (int beam = (row * Width) + from; beam < (row + 1) * Width; beam++)
        {
            (tokens[beam], parents[beam]) = (end, beam);
        }
    }
}
