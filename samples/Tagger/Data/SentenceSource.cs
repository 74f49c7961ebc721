using System;
using System.Collections.Generic;
using StaticNets.Training;
using Words;

namespace Tagger.Data;

/// <summary>Sentences as training takes them.</summary>
/// <param name="sentences">The sentences.</param>
/// <param name="reading">What the network is told of words.</param>
internal sealed class SentenceSource(IReadOnlyList<Sentence> sentences, Reading reading) : IDataSource
{
    // The network's inputs, as it declares them.
    private const int WordsPort = 0;
    private const int LengthsPort = 1;
    private const int EndingsPort = 2;

    /// <inheritdoc/>
    public int Count => sentences.Count;

    /// <inheritdoc/>
    public void Fill(int index, Sample sample)
    {
        Sentence sentence = sentences[index];
        sample.Tokens(LengthsPort)[0] = reading.Write(sentence.Words, sample.Tokens(WordsPort), sample.Tokens(EndingsPort));
        sentence.Tags.CopyTo(sample.Classes);
        sample.Classes[sentence.Tags.Length..].Clear();
    }

    /// <summary>The same, with some words known by their endings alone, others in every epoch: that is how words will come that it has never seen.</summary>
    public Augmented WithHoles(ulong seed, float share) => new(this, seed, (Sample sample, ref SampleRandom random) =>
    {
        foreach (ref int word in sample.Tokens(WordsPort)[..sample.Tokens(LengthsPort)[0]])
        {
            word = random.NextFloat() < share ? Vocabulary.Unknown : word;
        }
    });
}
