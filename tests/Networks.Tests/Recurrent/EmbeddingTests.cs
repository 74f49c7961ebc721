using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Networks.Tests.Recurrent.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>Embeddings: their vectors, their gradients, and tokens that are none.</summary>
public sealed class EmbeddingTests
{
    private readonly int[] tokens = [5, 2, 0, 5, 2, 2, 1, 5];
    private readonly float[] gradient = Bits.Values("gradient", 8 * 9);

    [Fact]
    public void Each_token_is_its_vector_times_the_root_of_the_width()
    {
        Scaled network = new(seed: 1);
        float[] y = new float[8 * 9];
        network.Forward(tokens, y);
        for (int i = 0; i < y.Length; i++)
        {
            Assert.Equal(3 * network.Parameters["embedding1.weight"][(tokens[i / 9] * 9) + (i % 9)], y[i]);
        }
    }

    [Fact]
    public void A_vectors_gradient_is_the_sum_over_its_places_and_that_of_the_padding_is_zero()
    {
        using Scaled.Training training = new(new Scaled(seed: 1), 2, new Sgd(0), new SumOfProducts(), keepGradients: true);
        training.Step(tokens, gradient);
        float[] found = training.Gradients["embedding1.weight"].ToArray();
        for (int i = 0; i < found.Length; i++)
        {
            double sum = i / 9 == 2 ? 0 : Enumerable.Range(0, 8).Where(place => tokens[place] == i / 9).Sum(place => 3 * (double)gradient[(place * 9) + (i % 9)]);
            Assert.Equal(sum, found[i], 1e-5);
        }

        Assert.Contains(found, value => Math.Abs(value) > 1);
    }

    [Fact]
    public void The_gradient_of_a_shared_table_is_the_sum_of_both_uses()
    {
        int[] others = [0, 0, 3, 5, 1, 2, 3, 4];
        using SharedWords.Training training = new(new SharedWords(seed: 1), 2, new Sgd(0), new SumOfProducts(), keepGradients: true);
        training.Step(tokens, others, gradient);
        float[] found = training.Gradients["words.weight"].ToArray();
        for (int i = 0; i < found.Length; i++)
        {
            double sum = Enumerable.Range(0, 8).Sum(place => gradient[(place * 9) + (i % 9)] * ((tokens[place] == i / 9 ? 1.0 : 0) + (others[place] == i / 9 ? 1 : 0)));
            Assert.Equal(sum, found[i], 1e-5);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_token_outside_of_the_vocabulary_is_refused_and_nothing_is_written(int token)
    {
        int[] wrong = [.. tokens];
        wrong[6] = token;
        float[] y = new float[8 * 9];
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>("input", () => new Scaled(seed: 1).Forward(wrong, y));
        Assert.Contains($"{token} at place 6 is not in the vocabulary of 6", refused.Message, StringComparison.Ordinal);
        Assert.All(y, value => Assert.Equal(0, value));

        // Named by its input; the session goes on afterwards.
        using SharedWords.Training training = new(new SharedWords(seed: 1), 2, new Sgd(0.1f), Loss.MeanSquaredError);
        Assert.Throws<ArgumentOutOfRangeException>("second", () => training.Step(tokens, wrong, gradient));
        Assert.True(float.IsFinite(training.Step(tokens, tokens, gradient)));
    }
}
