using System.Collections.Generic;
using System.IO;
using System.Linq;
using Words;

namespace Caption.Data;

/// <summary>Reads described pictures: <c>train.tsv</c>, <c>dev.tsv</c> and <c>test.tsv</c>, each line a file in the same folder, a tab and a description.</summary>
internal static class PictureFolder
{
    /// <summary>Reads the three files and the pictures they name.</summary>
    /// <exception cref="IOException">One is not there.</exception>
    /// <exception cref="InvalidDataException">One is of another kind; says which line.</exception>
    public static DescribedSet Read(string folder) => new(Read(folder, "train.tsv"), Read(folder, "dev.tsv"), Read(folder, "test.tsv"));

    private static List<Described> Read(string folder, string file)
    {
        List<Described> pictures = [];
        foreach ((int index, string line) in TextLines.Read(folder, file).Index())
        {
            string[] parts = line.Split('\t');
            string[] words = parts[^1].ToLowerInvariant().Split(' ', System.StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 2 || words.Length is 0 or >= CaptionModel.Steps)
            {
                throw new InvalidDataException($"Line {index + 1} of {Path.Combine(folder, file)} is not a file, a tab and a description of 1 to {CaptionModel.Steps - 1} words: '{line}'.");
            }

            pictures.Add(new Described(PictureFile.Read(Path.Combine(folder, parts[0])), words));
        }

        return pictures.Count > 0 ? pictures : throw new InvalidDataException($"{Path.Combine(folder, file)} names no pictures.");
    }
}
