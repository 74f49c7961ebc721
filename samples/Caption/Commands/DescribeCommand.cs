using System.IO;
using System.Linq;
using Caption.Data;
using Words;

namespace Caption.Commands;

/// <summary>Describes pictures by what an earlier training has learned.</summary>
internal static class DescribeCommand
{
    /// <summary>Writes a line per picture.</summary>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="IOException">There are no weights, or no such picture.</exception>
    /// <exception cref="InvalidDataException">A file is no picture of 32x32 pixels.</exception>
    public static int Run(TextWriter output, string folder, string[] pictures)
    {
        (CaptionModel network, Vocabulary vocabulary) = new Files(folder).Load();
        foreach (string[] spoken in new Speaker(network, vocabulary).Describe([.. pictures.Select(path => new Described(PictureFile.Read(path), []))]))
        {
            output.WriteLine(string.Join(' ', spoken));
        }

        return 0;
    }
}
