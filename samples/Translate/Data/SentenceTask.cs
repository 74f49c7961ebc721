using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Words;

namespace Translate.Data;

/// <summary>Pairs of sentences from a file: an English one, a tab, a German one. From German to English; the English ones that are tested on are learned nowhere.</summary>
internal static class SentenceTask
{
    private const int TestShare = 20; // one English sentence of so many is tested on

    /// <summary>Reads the one .tsv file of a folder, and keeps the pairs that are short enough.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="sourceWords">Most words of a German sentence.</param>
    /// <param name="targetWords">Most words of an English one.</param>
    /// <exception cref="IOException">The folder or the file is not there.</exception>
    /// <exception cref="InvalidDataException">The file is of another kind; says which line.</exception>
    public static PairSet Read(string folder, int sourceWords, int targetWords)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal)] : throw new DirectoryNotFoundException($"{folder} is not there, or no folder.");
        if (files.Length != 1)
        {
            throw new FileNotFoundException($"{folder} has {files.Length} files .tsv; it should have one, of pairs of sentences.");
        }

        List<Pair> pairs = [];
        foreach ((int index, string line) in TextLines.Read(files[0]).Index())
        {
            string[] parts = line.Split('\t');
            if (parts.Length < 2)
            {
                throw new InvalidDataException($"Line {index + 1} of {files[0]} is not a sentence, a tab and its translation: '{line}'.");
            }

            Pair pair = new(Tokens.Split(parts[1]), Tokens.Split(parts[0]));
            if (pair.Source.Length > 0 && pair.Source.Length <= sourceWords && pair.Target.Length > 0 && pair.Target.Length <= targetWords)
            {
                pairs.Add(pair);
            }
        }

        return Split(pairs) is { Training.Count: > 0, Test.Count: > 0 } set ? set : throw new InvalidDataException($"{files[0]} has too few pairs of at most {sourceWords} words.");
    }

    /// <summary>Parts pairs by the sentence that is to be written; where one to be read stands on both sides, it is not learned.</summary>
    public static PairSet Split(IReadOnlyList<Pair> pairs)
    {
        Dictionary<string, int> sentences = new(StringComparer.Ordinal);
        foreach (Pair pair in pairs)
        {
            sentences.TryAdd(Text(pair.Target), sentences.Count);
        }

        Pair[] test = [.. pairs.Where(pair => sentences[Text(pair.Target)] % TestShare == 0)];
        HashSet<string> read = [.. test.Select(pair => Text(pair.Source))];
        return new PairSet([.. pairs.Where(pair => sentences[Text(pair.Target)] % TestShare != 0 && !read.Contains(Text(pair.Source)))], test, []);
    }

    private static string Text(string[] words) => string.Join(' ', words);
}
