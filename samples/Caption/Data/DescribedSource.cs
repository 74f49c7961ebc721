using System;
using System.Collections.Generic;
using Caption.Drawing;
using StaticNets.Training;
using Words;

namespace Caption.Data;

/// <summary>Described pictures as training takes them: the network is told each true word before it has to say the next.</summary>
/// <param name="pictures">The pictures.</param>
/// <param name="vocabulary">Numbers of the words.</param>
internal sealed class DescribedSource(IReadOnlyList<Described> pictures, Vocabulary vocabulary) : IDataSource
{
    /// <inheritdoc/>
    public int Count => pictures.Count;

    /// <inheritdoc/>
    public void Fill(int index, Sample sample) => Fill(pictures[index], sample);

    /// <summary>As many others, drawn anew in every epoch: none is seen often enough to be known by heart.</summary>
    public IDataSource DrawnAnew(ulong seed) => new Augmented(this, seed, (Sample sample, ref SampleRandom random) => Fill(DrawnTask.One(Use.Learning, ref random), sample));

    private void Fill(Described picture, Sample sample)
    {
        picture.Picture.CopyTo(sample.Floats(0));

        Span<int> given = sample.Tokens(1);
        given[0] = Vocabulary.Begin;
        int length = vocabulary.Write(picture.Words, given[1..]);
        given[1..].CopyTo(sample.Classes);
        sample.Classes[length] = Vocabulary.End;
        sample.Classes[(length + 1)..].Fill(Vocabulary.Padding); // the loss leaves it out
    }
}
