using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generation;
using Xunit;

namespace StaticNets.Runtime.Tests.Generation;

/// <summary>Searches by hand, and beside an enumeration of all that could be written.</summary>
public class BeamSearchTests
{
    private const int End = 0;

    // By the token before (the first row at the beginning): how likely are the end, 1 and 2. Whoever takes the likelier 1 first misses 2, which ends well: 0.4 · 0.9 > 0.6 · 0.4.
    private static readonly double[][] Chances = [[0, 0.6, 0.4], [0.4, 0.3, 0.3], [0.9, 0.05, 0.05]];

    [Fact]
    public void Two_beams_find_what_one_misses()
    {
        BeamSearch greedy = Search(width: 1, lengthPenalty: 0), two = Search(width: 2, lengthPenalty: 0);

        Assert.Equal([1], Sequence(greedy, 0, 0));
        Assert.Equal(Math.Log(0.6 * 0.4), greedy.Score(0, 0), 1e-6);
        Assert.Equal([2], Sequence(two, 0, 0));
        Assert.Equal([1], Sequence(two, 0, 1));
        Assert.Equal(Math.Log(0.4 * 0.9), two.Score(0, 0), 1e-6);
        Assert.Equal(Math.Log(0.6 * 0.4), two.Score(0, 1), 1e-6);
        Assert.Equal(2, two.Position);
        Assert.Equal(2, two.Count(0));
        Assert.True(two.HasEnded(0, 0) && two.HasEnded(0, 1) && two.IsDone);
    }

    /// <summary>
    /// Three beams. Step 1: 1 (0.6), 2 (0.4). Step 2: 2 ends (0.36), 1 ends (0.24), 1 1 (0.18) and 1 2 (0.18) go on, 2 1 (0.02) too. Step 3: 1 2 ends (0.162) and is the third that has.
    /// </summary>
    [Fact]
    public void Every_step_is_that_of_the_definition()
    {
        BeamSearch search = new(rows: 1, width: 3, vocabulary: 3, End, steps: 9, lengthPenalty: 0);
        search.Begin(End);
        Assert.Equal([0, 0, 0], search.Tokens.ToArray());

        search.Advance(Scores(search));
        Assert.Equal([1, 2, End], search.Tokens.ToArray());
        Assert.Equal([0, 0, 2], search.Parents.ToArray());
        Assert.False(search.HasEnded(0, 0));
        Assert.Equal(Math.Log(0.4), search.Score(0, 1), 1e-6);
        Assert.Equal(2, search.Count(0));

        search.Advance(Scores(search));
        Assert.Equal([1, 2, 1], search.Tokens.ToArray());
        Assert.Equal([0, 0, 1], search.Parents.ToArray());
        Assert.Equal([2], Sequence(search, 0, 0));
        Assert.Equal([1], Sequence(search, 0, 1));
        Assert.Equal([1, 1], Sequence(search, 0, 2));

        search.Advance(Scores(search));
        Assert.True(search.IsDone);
        Assert.Equal([1, 2], Sequence(search, 0, 2));
        Assert.Equal(Math.Log(0.6 * 0.3 * 0.9), search.Score(0, 2), 1e-6);
        Assert.Throws<InvalidOperationException>(() => search.Advance(new float[9]));
    }

    /// <summary>The end is the second likeliest from the first step on, 0.06 beside 0.9: what ended so is soon as much as there are beams, and must not keep the likely sentence from its end.</summary>
    [Fact]
    public void Unlikely_endings_do_not_end_the_search()
    {
        BeamSearch search = new(1, 2, 3, End, steps: 9);
        search.Begin(1);
        while (!search.IsDone)
        {
            float[] row = [.. (search.Position < 4 ? new[] { 0.06, 0.9, 0.04 } : [1, 0, 0]).Select(Log)];
            search.Advance([.. row, .. row]);
        }

        Assert.Equal([1, 1, 1, 1], Sequence(search, 0, 0));
        Assert.Equal(4 * Math.Log(0.9) / Math.Pow(10 / 6.0, 0.6), search.Score(0, 0), 1e-6);
        Assert.Equal(Math.Log(0.9 * 0.9 * 0.9 * 0.06) / Math.Pow(9 / 6.0, 0.6), search.Score(0, 1), 1e-6);
    }

    /// <summary>
    /// Nothing has the likelihood 0.5; all of 1 1 1 that of 0.45. Divided by (6/6)^α and ((5 + 4)/6)^α = 1.5^α the longer one wins from α = ln(ln 0.45 / ln 0.5) / ln 1.5 = 0.348 on.
    /// </summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.33, 0)]
    [InlineData(0.36, 3)]
    [InlineData(1, 3)]
    public void The_length_penalty_lets_longer_ones_win(double lengthPenalty, int length)
    {
        BeamSearch search = new(1, 2, 3, End, steps: 9, lengthPenalty);
        search.Begin(1);
        double[][] chances = [[0.5, 0.5, 0], [0, 0.9, 0.1], [0, 1, 0], [1, 0, 0]];
        while (!search.IsDone)
        {
            float[] row = [.. chances[search.Position].Select(Log)];
            search.Advance([.. row, .. row]);
        }

        Assert.Equal(length, Sequence(search, 0, 0).Length);
        Assert.Equal(Math.Log(length == 0 ? 0.5 : 0.45) / Math.Pow(length == 0 ? 1 : 1.5, lengthPenalty), search.Score(0, 0), 1e-6);
        Assert.Equal(2, search.Count(0));
    }

    /// <summary>Beams for all that could be written, so that none is left out: the best are those of the enumeration.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.6, 2)]
    [InlineData(1, 3)]
    public void A_beam_for_everything_finds_the_best_of_all(double lengthPenalty, int seed)
    {
        const int Vocabulary = 4, Steps = 4;
        float[] chances = Floats.Uniform(Steps * Vocabulary * Vocabulary, seed, -4, 4);
        float[] Row(int step, int before) => chances[(((step * Vocabulary) + before) * Vocabulary)..][..Vocabulary];
        BeamSearch search = new(1, width: 120, Vocabulary, End, Steps, lengthPenalty);

        search.Begin(1);
        while (!search.IsDone)
        {
            search.Advance([.. search.Tokens.ToArray().SelectMany(before => Row(search.Position, before))]);
        }

        List<(double Score, int[] Sequence)> all = [];
        void Enumerate(int[] sequence, int before, double log)
        {
            if (sequence.Length < Steps)
            {
                float[] row = Row(sequence.Length, before);
                double whole = Math.Log(row.Sum(score => Math.Exp(score)));
                all.Add(((log + row[End] - whole) / Math.Pow((5.0 + sequence.Length + 1) / 6, lengthPenalty), sequence));
                for (int token = 1; token < Vocabulary; token++)
                {
                    Enumerate([.. sequence, token], token, log + row[token] - whole);
                }
            }
        }

        Enumerate([], 1, 0);
        (double Score, int[] Sequence)[] best = [.. all.OrderByDescending(one => one.Score)];
        Assert.Equal(1 + 3 + 9 + 27, best.Length);
        for (int rank = 0; rank < best.Length; rank++)
        {
            Assert.Equal(best[rank].Sequence, Sequence(search, 0, rank));
            Assert.Equal(best[rank].Score, search.Score(0, rank), 1e-5); // single-precision exponentials, some 2⁻²² in each of four steps
        }

        // Behind those that ended are the best of the 81 that were cut.
        Assert.Equal(120, search.Count(0));
        Assert.False(search.HasEnded(0, 40));
        Assert.Equal(Steps, Sequence(search, 0, 40).Length);
    }

    /// <summary>Texts that are passed from beam to beam by the parents, as a network's states are, are those that the search reads out.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Whoever_follows_the_parents_has_what_is_read(int width)
    {
        const int Rows = 4, Vocabulary = 6;
        BeamSearch search = new(Rows, width, Vocabulary, End, steps: 12);
        string[] texts = new string[Rows * width];
        for (int round = 0; round < 20; round++)
        {
            search.Begin(1);
            Array.Fill(texts, "");
            HashSet<string>[] seen = [.. Enumerable.Range(0, Rows).Select(_ => new HashSet<string>())];
            while (!search.IsDone)
            {
                search.Advance(Floats.Uniform(texts.Length * Vocabulary, (round * 100) + search.Position, -3, 3));
                texts = [.. search.Parents.ToArray().Select((parent, beam) => texts[parent] + search.Tokens[beam])];
                for (int beam = 0; beam < texts.Length; beam++)
                {
                    Assert.Equal(beam / width, search.Parents[beam] / width);
                    seen[beam / width].Add(texts[beam]);
                }
            }

            for (int row = 0; row < Rows; row++)
            {
                for (int rank = 0; rank < search.Count(row); rank++)
                {
                    string read = string.Concat(Sequence(search, row, rank));
                    Assert.True(read.Length == 0 || seen[row].Contains(read), $"{read} was never followed");
                }
            }
        }
    }

    [Fact]
    public void One_beam_is_greedy_and_no_row_depends_on_another()
    {
        const int Rows = 7, Vocabulary = 9, Steps = 15;
        float[][] scores = [.. Enumerable.Range(0, Steps).Select(step => Floats.Uniform(Rows * Vocabulary, 40 + step))];
        BeamSearch all = new(Rows, 1, Vocabulary, End, Steps), one = new(1, 1, Vocabulary, End, Steps);
        Sampler likeliest = new(temperature: 0);
        all.Begin(1);
        while (!all.IsDone)
        {
            all.Advance(scores[all.Position]);
        }

        for (int row = 0; row < Rows; row++)
        {
            int[] greedy = [.. scores.Select(step => likeliest.Choose(step.AsSpan(row * Vocabulary, Vocabulary))).TakeWhile(token => token != End)];
            Assert.Equal(greedy, Sequence(all, row, 0));

            one.Begin(1);
            while (!one.IsDone)
            {
                one.Advance(scores[one.Position].AsSpan(row * Vocabulary, Vocabulary));
            }

            Assert.Equal(greedy, Sequence(one, 0, 0));
            Assert.Equal(all.Score(row, 0), one.Score(0, 0));
        }
    }

    [Fact]
    public void Beams_without_a_continuation_are_followed_no_more_and_may_have_any_scores()
    {
        BeamSearch search = new(1, 3, 3, End, steps: 5);
        search.Begin(1);
        float none = float.NegativeInfinity;
        search.Advance([none, 2, none, float.NaN, float.NaN, float.NaN, float.NaN, 0, 0]);
        Assert.Equal([1, End, End], search.Tokens.ToArray());
        Assert.Equal(1, search.Count(0));

        search.Advance([none, none, none, float.NaN, 0, 0, 0, 0, float.NaN]);
        Assert.True(search.IsDone);
        Assert.Equal(0, search.Count(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Score(0, 0));
    }

    [Fact]
    public void Scores_that_are_none_are_refused_and_change_nothing()
    {
        BeamSearch search = new(2, 2, 3, End, steps: 5), same = new(2, 2, 3, End, steps: 5);
        search.Begin(2);
        same.Begin(2);
        float[] scores = Floats.Uniform(12, seed: 1);
        search.Advance(scores);
        same.Advance(scores);
        foreach (float wrong in new[] { float.NaN, float.PositiveInfinity })
        {
            float[] broken = [.. scores];
            broken[10] = wrong;
            Assert.Contains("row 3", Assert.Throws<ArgumentException>(() => search.Advance(broken)).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => search.Advance(scores[..11]));
        search.Advance(scores);
        same.Advance(scores);
        Assert.Equal(same.Tokens.ToArray(), search.Tokens.ToArray());
        Assert.Equal(same.Parents.ToArray(), search.Parents.ToArray());
        Assert.Equal(same.Score(1, 1), search.Score(1, 1));
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(0, 1, 3, End, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(1, 0, 3, End, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(1, 1, 0, End, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(1, 1, 3, 3, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(1, 1, 3, -1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(1, 1, 3, End, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(1, 1, 3, End, 5, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(1, 1, 3, End, 5, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(1 << 16, 1 << 14, 3, End, 5));

        BeamSearch search = new(1, 2, 3, End, 5);
        Assert.Throws<InvalidOperationException>(() => search.Advance(new float[6]));
        search.Begin(1);
        search.Advance([1, 2, 3, 1, 2, 3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Read(1, 0, new int[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Read(0, 2, new int[5]));
        Assert.Throws<ArgumentException>(() => search.Read(0, 0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Count(-1));
    }

    [Fact]
    public void A_search_allocates_nothing()
    {
        BeamSearch search = new(4, 4, 500, End, 20);
        float[] scores = Floats.Uniform(16 * 500, seed: 1);
        int[] sequence = new int[20];
        Floats.AllocatesNothing(() =>
        {
            search.Begin(1);
            while (!search.IsDone)
            {
                search.Advance(scores);
            }

            search.Read(3, 0, sequence);
        });
    }

    private static BeamSearch Search(int width, double lengthPenalty)
    {
        BeamSearch search = new(1, width, vocabulary: 3, End, steps: 9, lengthPenalty);
        search.Begin(End);
        while (!search.IsDone)
        {
            search.Advance(Scores(search));
        }

        return search;
    }

    private static float[] Scores(BeamSearch search) => [.. search.Tokens.ToArray().SelectMany(before => Chances[before].Select(Log))];

    private static float Log(double chance) => (float)Math.Log(chance);

    private static int[] Sequence(BeamSearch search, int row, int rank)
    {
        int[] tokens = new int[search.Steps];
        return tokens[..search.Read(row, rank, tokens)];
    }
}
