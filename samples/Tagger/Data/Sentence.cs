using System.Collections.Generic;
using System.Linq;

namespace Tagger.Data;

/// <summary>A sentence, or a piece of a long one.</summary>
/// <param name="Words">Its words and signs.</param>
/// <param name="Tags">What part of speech each is: a number of <see cref="PartsOfSpeech"/>.</param>
internal sealed record Sentence(string[] Words, int[] Tags)
{
    /// <summary>The pieces that the network takes.</summary>
    public static IEnumerable<Sentence> Cut(IReadOnlyList<string> words, IReadOnlyList<int> tags) =>
        words.Chunk(TagModel.Steps).Zip(tags.Chunk(TagModel.Steps), (some, theirs) => new Sentence(some, theirs));
}
