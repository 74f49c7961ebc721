using System.IO;
using Translate.Data;
using Translate.Decoding;
using Translate.Networks;
using Words;

namespace Translate.Commands;

/// <summary>Translates by what an earlier training has learned.</summary>
internal static class WriteCommand
{
    /// <summary>Writes a line per sentence.</summary>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="IOException">There are no weights.</exception>
    /// <exception cref="InvalidDataException">A sentence is empty, or too long for the network.</exception>
    public static int Run(TextWriter output, string folder, string[] sentences, int width)
    {
        (Translator translator, Vocabulary source, Vocabulary target) = new Files(folder).Load();
        Beam beam = new(translator, source, target, width);
        foreach (string sentence in sentences)
        {
            string[] words = Tokens.Split(sentence);
            if (words.Length == 0 || words.Length > translator.SourceSteps)
            {
                throw new InvalidDataException($"'{sentence}' has {words.Length} words and signs; the network reads 1 to {translator.SourceSteps}.");
            }

            output.WriteLine(string.Join(translator.Space, beam.Translate(new Pair(words, []))));
        }

        return 0;
    }
}
