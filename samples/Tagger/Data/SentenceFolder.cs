using System.Collections.Generic;
using System.IO;
using System.Linq;
using Words;

namespace Tagger.Data;

/// <summary>
/// Reads tagged sentences: <c>train.tsv</c>, <c>dev.tsv</c> and <c>test.tsv</c>, each line a word, a tab and its part of speech (and whatever else behind another tab); an empty line ends a sentence.
/// </summary>
internal static class SentenceFolder
{
    /// <summary>Reads the three files.</summary>
    /// <exception cref="IOException">One is not there.</exception>
    /// <exception cref="InvalidDataException">One is of another kind; says which line.</exception>
    public static SentenceSet Read(string folder) => new(Read(folder, "train.tsv"), Read(folder, "dev.tsv"), Read(folder, "test.tsv"));

    private static List<Sentence> Read(string folder, string file)
    {
        List<Sentence> sentences = [];
        List<string> words = [];
        List<int> tags = [];
        foreach ((int index, string line) in TextLines.Read(folder, file).Append("").Index())
        {
            if (line.Length == 0)
            {
                sentences.AddRange(Sentence.Cut(words, tags));
                words.Clear();
                tags.Clear();
                continue;
            }

            string[] parts = line.Split('\t');
            if (parts.Length < 2 || parts[0].Length == 0 || PartsOfSpeech.Number(parts[1]) < 0)
            {
                throw new InvalidDataException($"Line {index + 1} of {Path.Combine(folder, file)} is not a word, a tab and one of {string.Join(", ", PartsOfSpeech.Names)}: '{line}'.");
            }

            words.Add(parts[0]);
            tags.Add(PartsOfSpeech.Number(parts[1]));
        }

        return sentences.Count > 0 ? sentences : throw new InvalidDataException($"{Path.Combine(folder, file)} holds no sentences.");
    }
}
