using System.IO;
using CharText.Data;
using CharText.Networks;
using CharText.Writing;

namespace CharText.Commands;

/// <summary>Writes text by what an earlier training has learned.</summary>
internal static class WriteCommand
{
    /// <summary>Writes.</summary>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="IOException">There are no weights.</exception>
    /// <exception cref="InvalidDataException">The prompt has a character that was never learned.</exception>
    public static int Run(TextWriter output, string folder, string? prompt, int length, float temperature, ulong seed)
    {
        (TextModel model, Alphabet alphabet) = new Files(folder).Load();
        new Writer(model, alphabet).Write(output, string.IsNullOrEmpty(prompt) ? alphabet.Knows('\n') ? "\n" : alphabet[0].ToString() : prompt, length, temperature, seed);
        return 0;
    }
}
