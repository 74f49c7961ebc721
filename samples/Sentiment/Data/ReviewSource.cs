using System.Collections.Generic;
using StaticNets.Training;
using Words;

namespace Sentiment.Data;

/// <summary>Sentences as training takes them.</summary>
/// <param name="reviews">The sentences.</param>
/// <param name="vocabulary">The words' numbers.</param>
internal sealed class ReviewSource(IReadOnlyList<Review> reviews, Vocabulary vocabulary) : IDataSource
{
    /// <inheritdoc/>
    public int Count => reviews.Count;

    /// <inheritdoc/>
    public void Fill(int index, Sample sample)
    {
        sample.Tokens(1)[0] = vocabulary.Write(reviews[index].Words, sample.Tokens(0));
        sample.Label = reviews[index].Label;
    }

    /// <summary>The same, with some words not understood, others in every epoch: so no single word decides, and the mark of unknown words is learned too.</summary>
    public Augmented WithHoles(ulong seed, float share) => new(this, seed, (Sample sample, ref SampleRandom random) =>
    {
        foreach (ref int word in sample.Tokens(0)[..sample.Tokens(1)[0]])
        {
            word = random.NextFloat() < share ? Vocabulary.Unknown : word;
        }
    });
}
