using System;
using System.Collections.Generic;
using StaticNets.Training;
using Words;

namespace Translate.Data;

/// <summary>Pairs as training takes them: the decoder is told each true word before it has to say the next.</summary>
/// <param name="pairs">The pairs.</param>
/// <param name="source">Numbers of the words to read.</param>
/// <param name="target">Numbers of the words to write.</param>
internal sealed class PairSource(IReadOnlyList<Pair> pairs, Vocabulary source, Vocabulary target) : IDataSource
{
    /// <inheritdoc/>
    public int Count => pairs.Count;

    /// <inheritdoc/>
    public void Fill(int index, Sample sample)
    {
        sample.Tokens(1)[0] = source.Write(pairs[index].Source, sample.Tokens(0));

        Span<int> given = sample.Tokens(2);
        given[0] = Vocabulary.Begin;
        int length = target.Write(pairs[index].Target, given[1..]);
        given[1..].CopyTo(sample.Classes);
        sample.Classes[length] = Vocabulary.End;
        sample.Classes[(length + 1)..].Fill(Vocabulary.Padding); // the loss leaves it out
    }
}
