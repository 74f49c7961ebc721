using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Words;

/// <summary>Words and their numbers. The first four numbers are marks that are no words; then come the words, the most frequent first.</summary>
public sealed class Vocabulary
{
    /// <summary>Stands behind the end of a sentence that is shorter than the network's sequence.</summary>
    public const int Padding = 0;

    /// <summary>Stands for every word that is not in the vocabulary.</summary>
    public const int Unknown = 1;

    /// <summary>Stands before the first word of a sentence that is written.</summary>
    public const int Begin = 2;

    /// <summary>Stands behind the last one.</summary>
    public const int End = 3;

    private static readonly string[] Marks = ["<padding>", "<unknown>", "<begin>", "<end>"];

    private readonly string[] words;
    private readonly Dictionary<string, int> numbers;

    private Vocabulary(IEnumerable<string> words)
    {
        this.words = [.. Marks, .. words];
        numbers = this.words.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
    }

    /// <summary>How many numbers there are, those of the marks too.</summary>
    public int Count => words.Length;

    /// <summary>The word of a number.</summary>
    public string this[int number] => words[number];

    /// <summary>The most frequent words of a text. Of words that are as frequent, those come first that are first in the alphabet.</summary>
    /// <param name="text">All words of the text to learn from; never those of a text to be tested on.</param>
    /// <param name="most">Most numbers, those of the marks too.</param>
    /// <param name="least">How often a word has to occur.</param>
    public static Vocabulary Of(IEnumerable<string> text, int most, int least = 1) => new(text
        .Where(word => !Marks.Contains(word))
        .CountBy(word => word, StringComparer.Ordinal)
        .Where(pair => pair.Value >= least)
        .OrderByDescending(pair => pair.Value)
        .ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Take(most - Marks.Length)
        .Select(pair => pair.Key));

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">Most numbers that the network takes.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It holds no vocabulary, or one that is too large.</exception>
    public static Vocabulary Load(string path, int most)
    {
        string[] words = [.. TextLines.Read(path)];
        if (words.Contains("") || words.Distinct(StringComparer.Ordinal).Count() != words.Length || words.Intersect(Marks).Any())
        {
            throw new InvalidDataException($"{path} holds no vocabulary: that has a word a line, and none twice.");
        }

        return words.Length + Marks.Length <= most
            ? new Vocabulary(words)
            : throw new InvalidDataException($"{path} has {words.Length} words; the network knows {most - Marks.Length} at most.");
    }

    /// <summary>Writes the words, one a line.</summary>
    public void Save(string path) => File.WriteAllLines(path, words.Skip(Marks.Length));

    /// <summary>The number of a word.</summary>
    public int this[string word] => numbers.GetValueOrDefault(word, Unknown);

    /// <summary>Writes the numbers of a sentence, and <see cref="Padding"/> behind it. What does not fit is left out.</summary>
    /// <returns>How many words there are now.</returns>
    public int Write(ReadOnlySpan<string> sentence, Span<int> tokens)
    {
        int length = Math.Min(sentence.Length, tokens.Length);
        for (int i = 0; i < length; i++)
        {
            tokens[i] = this[sentence[i]];
        }

        tokens[length..].Fill(Padding);
        return length;
    }
}
