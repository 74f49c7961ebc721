using System;

namespace StaticNets.Generation;

/// <summary>
/// Beam search: of each row (a sentence to be written) it follows several beginnings at once, and keeps those that are likeliest as a whole.
/// It knows no network: it takes the scores of a step, and says which token each beginning goes on with and which other one it goes on from.
/// <para>Beams of one row lie together: beam b of row r is r · <see cref="Width"/> + b in <see cref="Tokens"/>, <see cref="Parents"/>, the scores and the rows of a state.</para>
/// <para>A step looks at the 2 · width likeliest continuations of a row. What ends with the end token and is among the width likeliest has ended; the width likeliest others go on.
/// A row is done when width sequences have ended and the likeliest that goes on would, if it ended here, be no better than the worst of them; or when no token may follow. With a width of 1 that is greedy search.</para>
/// <para>Sequences that have ended are compared by log p / ((5 + length) / 6)^α, the end counted in the length (Wu et al. 2016, arXiv:1609.08144, equation 14; Vaswani et al. 2017 with α = 0.6, width 4).</para>
/// <para>Logarithms are added up in double precision from single-precision exponentials. The result of a row does not depend on other rows. Steps allocate nothing. Used by one thread at a time.</para>
/// </summary>
/// <example>
/// <code>
/// beams.Begin(start);
/// while (!beams.IsDone)
/// {
///     network.Step(beams.Tokens, state, scores);
///     beams.Advance(scores);
///     state.Select(beams.Parents);
/// }
/// int length = beams.Read(row: 0, rank: 0, tokens);
/// </code>
/// </example>
public sealed partial class BeamSearch
{
    private readonly int end;
    private readonly int vocabulary;
    private readonly BeamHistory history;
    private readonly int[] tokens;
    private readonly int[] parents;
    private readonly int[] lengths; // of what a row has written when it was done, or so far
    private readonly bool[] done;
    private readonly double[] penalties; // by length
    private readonly BestList candidates;
    private readonly BestList[] ended; // by row: sequences by their last place in the history
    private double[] totals;
    private double[] next;

    /// <summary>Allocates everything that a search needs.</summary>
    /// <param name="rows">Sentences side by side.</param>
    /// <param name="width">Beginnings of each that are followed.</param>
    /// <param name="vocabulary">Tokens that have a score.</param>
    /// <param name="end">The token that ends a sequence.</param>
    /// <param name="steps">Most steps; what has not ended by then is cut.</param>
    /// <param name="lengthPenalty">α: 0 compares whole sequences by their likelihood, which prefers short ones; the larger, the longer may they be.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public BeamSearch(int rows, int width, int vocabulary, int end, int steps, double lengthPenalty = 0.6)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabulary, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if ((uint)end >= (uint)vocabulary)
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, $"The end must be one of the tokens 0 to {vocabulary - 1}.");
        }

        if (!(lengthPenalty >= 0) || double.IsInfinity(lengthPenalty))
        {
            throw new ArgumentOutOfRangeException(nameof(lengthPenalty), lengthPenalty, "The length penalty must be a finite number that is not negative.");
        }

        if ((long)rows * width * Math.Max(vocabulary, steps + 1L) > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, $"{rows} rows of {width} beams are too many for {vocabulary} tokens and {steps} steps.");
        }

        (Rows, Width, Steps, this.vocabulary, this.end) = (rows, width, steps, vocabulary, end);
        int beams = rows * width;
        history = new BeamHistory(beams, steps);
        (tokens, parents, totals, next) = (new int[beams], new int[beams], new double[beams], new double[beams]);
        (lengths, done) = (new int[rows], new bool[rows]);
        candidates = new BestList(2 * width);
        ended = new BestList[rows];
        for (int row = 0; row < rows; row++)
        {
            ended[row] = new BestList(width);
        }

        penalties = new double[steps + 2];
        for (int length = 0; length < penalties.Length; length++)
        {
            penalties[length] = Math.Pow((5.0 + length) / 6, lengthPenalty);
        }

        Array.Fill(done, true);
    }

    /// <summary>Sentences side by side.</summary>
    public int Rows { get; }

    /// <summary>Beginnings of each that are followed.</summary>
    public int Width { get; }

    /// <summary>Most steps.</summary>
    public int Steps { get; }

    /// <summary>Steps since <see cref="Begin"/>.</summary>
    public int Position { get; private set; }

    /// <summary>Whether there is nothing left to follow. True before the first <see cref="Begin"/>.</summary>
    public bool IsDone { get; private set; } = true;

    /// <summary>[rows · width]: the last token of each beginning, which the network takes next. Of beginnings that nobody follows any more the end.</summary>
    public ReadOnlySpan<int> Tokens => tokens;

    /// <summary>[rows · width]: from which beginning each goes on, for <c>StreamState.Select</c>; those of a row stay within it.</summary>
    public ReadOnlySpan<int> Parents => parents;

    /// <summary>Begins to search: each row has one beginning, which is empty.</summary>
    /// <param name="token">What the network takes first.</param>
    public void Begin(int token)
    {
        for (int beam = 0; beam < tokens.Length; beam++)
        {
            (tokens[beam], parents[beam]) = (token, beam);
            totals[beam] = beam % Width == 0 ? 0 : double.NegativeInfinity; // the others would be the same once more
        }

        foreach (BestList row in ended)
        {
            row.Clear();
        }

        Array.Clear(lengths);
        Array.Clear(done);
        Position = 0;
        IsDone = false;
    }
}
