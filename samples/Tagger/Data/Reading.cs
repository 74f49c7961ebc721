using System;
using System.Collections.Generic;
using System.Linq;
using Words;

namespace Tagger.Data;

/// <summary>What the network is told of a word: the word in small letters, and how it is written: capitals, digits, and its last three letters.</summary>
/// <param name="Words">The words that it knows.</param>
/// <param name="Endings">The ways of writing that it knows.</param>
internal sealed record Reading(Vocabulary Words, Vocabulary Endings)
{
    /// <summary>What there is to know in sentences to learn from. Of words those that occur twice: the others teach it to do without.</summary>
    public static Reading Of(IEnumerable<Sentence> training)
    {
        string[] words = [.. training.SelectMany(sentence => sentence.Words)];
        return new(Vocabulary.Of(words.Select(Plain), TagModel.Words, least: 2), Vocabulary.Of(words.Select(Ending), TagModel.Endings));
    }

    /// <summary>The word in small letters.</summary>
    public static string Plain(string word) => word.ToLowerInvariant();

    /// <summary>How it is written, as <c>Aa-ing</c>: <c>A</c> all in capitals, <c>Aa</c> with one first, <c>a</c> without, <c>9</c> with digits.</summary>
    public static string Ending(string word)
    {
        string kind = word.Any(char.IsDigit) ? "9" : !char.IsUpper(word[0]) ? "a" : word.Length > 1 && word.All(char.IsUpper) ? "A" : "Aa";
        return $"{kind}-{Plain(word)[Math.Max(0, word.Length - 3)..]}";
    }

    /// <summary>Writes a sentence's numbers, and padding behind them.</summary>
    /// <returns>How many words it has.</returns>
    public int Write(string[] sentence, Span<int> words, Span<int> endings)
    {
        Endings.Write(Array.ConvertAll(sentence, Ending), endings);
        return Words.Write(Array.ConvertAll(sentence, Plain), words);
    }
}
