using System.IO;
using System.Linq;
using Translate.Data;
using Translate.Decoding;
using Translate.Networks;
using Translate.Output;
using Words;

namespace Translate.Commands;

/// <summary>Translates by what an earlier training has learned.</summary>
internal static class WriteCommand
{
    /// <summary>Writes a line per sentence.</summary>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="IOException">There are no weights.</exception>
    /// <exception cref="InvalidDataException">A sentence is empty, or too long for the network.</exception>
    /// <exception cref="System.ArgumentException">The network has no layer <paramref name="attention"/>.</exception>
    public static int Run(TextWriter output, string folder, string[] sentences, int width, string? attention)
    {
        Files files = new(folder);
        (Translator translator, Vocabulary source, Vocabulary target) = files.Load();
        Beam beam = new(translator, source, target, width);
        foreach ((int number, string sentence) in sentences.Index())
        {
            string[] words = Tokens.Split(sentence);
            if (words.Length == 0 || words.Length > translator.Task.SourceSteps)
            {
                throw new InvalidDataException($"'{sentence}' has {words.Length} words and signs; the network reads 1 to {translator.Task.SourceSteps}.");
            }

            string[] written = beam.Translate(new Pair(words, []));
            output.WriteLine(string.Join(translator.Task.Space, written));
            if (attention is not null)
            {
                AttentionPicture.Write(files.Attention(number + 1), translator, attention, new Pair(words, written), source, target);
                output.WriteLine($"attention       {files.Attention(number + 1)}");
            }
        }

        return 0;
    }
}
