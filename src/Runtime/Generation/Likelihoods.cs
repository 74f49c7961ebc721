using System;
using System.Numerics.Tensors;

namespace StaticNets.Generation;

/// <summary>Softmax over scores of any number, a piece at a time, so that no memory is needed for it.</summary>
internal static class Likelihoods
{
    private const int Piece = 256;

    /// <summary>The largest score.</summary>
    /// <exception cref="ArgumentException">A score is NaN or +∞.</exception>
    public static float Largest(ReadOnlySpan<float> scores, int row)
    {
        float largest = TensorPrimitives.Max(scores);
        return largest < float.PositiveInfinity
            ? largest
            : throw new ArgumentException($"A score of row {row} is {(float.IsNaN(largest) ? "NaN" : "infinite")}; only -∞, for what must not be chosen, is no finite number.", nameof(scores));
    }

    /// <summary>Σ exp((scores - largest) / temperature).</summary>
    public static double Sum(ReadOnlySpan<float> scores, float largest, float temperature)
    {
        Span<float> weights = stackalloc float[Piece];
        double sum = 0;
        for (; !scores.IsEmpty; scores = scores[Math.Min(Piece, scores.Length)..])
        {
            foreach (float weight in Weights(scores, largest, temperature, weights))
            {
                sum += weight;
            }
        }

        return sum;
    }

    /// <summary>The first place at which the sum, added up as by <see cref="Sum"/>, is above <paramref name="share"/>.</summary>
    /// <param name="scores">As for <see cref="Sum"/>.</param>
    /// <param name="largest">As for <see cref="Sum"/>.</param>
    /// <param name="temperature">As for <see cref="Sum"/>.</param>
    /// <param name="share">Below the whole sum.</param>
    public static int Find(ReadOnlySpan<float> scores, float largest, float temperature, double share)
    {
        Span<float> weights = stackalloc float[Piece];
        double sum = 0;
        int place = 0;
        for (; !scores.IsEmpty; scores = scores[Math.Min(Piece, scores.Length)..])
        {
            foreach (float weight in Weights(scores, largest, temperature, weights))
            {
                sum += weight;
                if (sum > share)
                {
                    return place;
                }

                place++;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(share), share, $"The share is not below the sum, {sum}.");
    }

    private static Span<float> Weights(ReadOnlySpan<float> scores, float largest, float temperature, Span<float> weights)
    {
        weights = weights[..Math.Min(weights.Length, scores.Length)];
        TensorPrimitives.Subtract(scores[..weights.Length], largest, weights);
        if (temperature != 1)
        {
            TensorPrimitives.Divide(weights, temperature, weights);
        }

        TensorPrimitives.Exp<float>(weights, weights);
        return weights;
    }
}
