using System.Collections.Generic;
using System.IO;
using System.Linq;
using Words;

namespace Sentiment.Data;

/// <summary>Reads sentences with their labels: <c>train.tsv</c>, <c>dev.tsv</c> and <c>test.tsv</c>, each line a label, a tab and a sentence, behind a line of headings.</summary>
internal static class ReviewFolder
{
    private const string Headings = "label\tsentence";

    /// <summary>Reads the three files.</summary>
    /// <exception cref="IOException">One is not there.</exception>
    /// <exception cref="InvalidDataException">One is of another kind; says which line.</exception>
    public static ReviewSet Read(string folder) => new(Read(folder, "train.tsv"), Read(folder, "dev.tsv"), Read(folder, "test.tsv"));

    private static List<Review> Read(string folder, string file)
    {
        List<Review> reviews = [];
        foreach ((int index, string line) in TextLines.Read(folder, file).Index())
        {
            if (index == 0 && line == Headings)
            {
                continue;
            }

            string[] parts = line.Split('\t');
            if (parts is not [("0" or "1"), _] || Review.Split(parts[1]) is not { Length: > 0 } words)
            {
                throw new InvalidDataException($"Line {index + 1} of {Path.Combine(folder, file)} is not 0 or 1, a tab and a sentence: '{line}'.");
            }

            reviews.Add(new Review(words, parts[0][0] - '0'));
        }

        return reviews.Count > 0 ? reviews : throw new InvalidDataException($"{Path.Combine(folder, file)} holds no sentences.");
    }
}
