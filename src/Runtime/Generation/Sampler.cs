using System;
using System.Numerics.Tensors;
using StaticNets.Runtime;
using StaticNets.Runtime.Randomness;

namespace StaticNets.Generation;

/// <summary>
/// Chooses tokens by the scores that a network gives them: always the likeliest, or by chance as likely as softmax(scores / temperature) says, among all or the k likeliest.
/// <para>What row i gets depends on the seed, the number of choices before and its own scores alone: the same for any number of rows, and from run to run.</para>
/// <para>A score of -∞ is never chosen. Choosing allocates nothing, but for the first time among the likeliest. Used by one thread at a time.</para>
/// </summary>
/// <example><c>Sampler sampler = new(temperature: 0.8f, topK: 40, seed: 1); … network.Step(tokens, state, scores); sampler.Choose(scores, tokens);</c></example>
public sealed class Sampler
{
    private readonly ulong key;
    private BestList? best; // made when it is wanted for the first time

    /// <summary>Creates a sampler.</summary>
    /// <param name="temperature">1: as likely as the network says; below, the likely ones become likelier; 0: always the likeliest, of equals the first.</param>
    /// <param name="topK">Chooses among so many of the likeliest only; 0: among all.</param>
    /// <param name="seed">Other seeds, other choices.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is negative, NaN or infinite, or <paramref name="topK"/> negative.</exception>
    public Sampler(float temperature = 1, int topK = 0, ulong seed = 0)
    {
        if (!(temperature >= 0) || float.IsInfinity(temperature))
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The temperature must be a finite number that is not negative.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(topK);
        Temperature = temperature;
        TopK = topK;
        key = CounterRandom.Key(seed, RandomPurpose.Generation);
    }

    /// <summary>What scores are divided by.</summary>
    public float Temperature { get; }

    /// <summary>How many of the likeliest it chooses among; 0: all.</summary>
    public int TopK { get; }

    /// <summary>Choices so far, all rows at once counting as one. May be set, to choose again or to go on elsewhere.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Position
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Chooses a token by its scores.</summary>
    /// <param name="scores">[tokens], before softmax or their logarithms.</param>
    /// <exception cref="ArgumentException">There is none, one is NaN or +∞, or all are -∞; then nothing was chosen.</exception>
    public int Choose(ReadOnlySpan<float> scores)
    {
        int token = 0;
        Choose(scores, new Span<int>(ref token));
        return token;
    }

    /// <summary>Chooses a token for each row.</summary>
    /// <param name="scores">[rows, tokens], before softmax or their logarithms.</param>
    /// <param name="tokens">[rows], written.</param>
    /// <exception cref="ArgumentException">There are no scores or not as many for each row, one is NaN or +∞, or all of a row are -∞; then nothing was chosen.</exception>
    public void Choose(ReadOnlySpan<float> scores, Span<int> tokens)
    {
        if (tokens.IsEmpty || scores.Length < tokens.Length)
        {
            throw new ArgumentException($"{scores.Length} scores are too few for {tokens.Length} rows; each row needs at least one, and there must be a row.", nameof(scores));
        }

        int vocabulary = scores.Length / tokens.Length;
        Guard.Length(scores.Length, (long)vocabulary * tokens.Length);
        for (int row = 0; row < tokens.Length; row++)
        {
            if (Likelihoods.Largest(scores.Slice(row * vocabulary, vocabulary), row) == float.NegativeInfinity)
            {
                throw new ArgumentException($"All scores of row {row} are -∞: nothing may be chosen.", nameof(scores));
            }
        }

        for (int row = 0; row < tokens.Length; row++)
        {
            tokens[row] = One(scores.Slice(row * vocabulary, vocabulary), row);
        }

        Position++;
    }

    private int One(ReadOnlySpan<float> scores, int row)
    {
        if (Temperature == 0)
        {
            return TensorPrimitives.IndexOfMax(scores);
        }

        double chance = CounterRandom.Double(key, (ulong)row, (ulong)Position);
        return TopK == 0 || TopK >= scores.Length ? OfAll(scores, chance) : OfBest(scores, chance);
    }

    // A chance below 1 times the sum is below the sum: the sum is at least 1, and 1 - 2⁻⁵³ of it rounds to less.
    private int OfAll(ReadOnlySpan<float> scores, double chance)
    {
        float largest = TensorPrimitives.Max(scores);
        return Likelihoods.Find(scores, largest, Temperature, chance * Likelihoods.Sum(scores, largest, Temperature));
    }

    private int OfBest(ReadOnlySpan<float> scores, double chance)
    {
        best ??= new BestList(TopK);
        best.Clear();
        for (int token = 0; token < scores.Length; token++)
        {
            best.Offer(scores[token], token);
        }

        double sum = 0;
        for (int rank = 0; rank < best.Count; rank++)
        {
            sum += Weight(best, rank);
        }

        double left = chance * sum;
        int chosen = 0;
        for (double passed = Weight(best, 0); passed <= left; passed += Weight(best, chosen))
        {
            chosen++;
        }

        return best.Item(chosen);
    }

    private double Weight(BestList list, int rank) => Math.Exp((list.Value(rank) - list.Value(0)) / Temperature);
}
