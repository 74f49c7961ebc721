using System;
using System.IO;
using System.Text;

namespace CharText.Data;

/// <summary>Reads texts.</summary>
internal static class TextFile
{
    private const long MostBytes = 1 << 30;

    /// <summary>A file of UTF-8, with line feeds whatever it has.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no text.</exception>
    public static string Read(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
        {
            throw new InvalidDataException($"{path} has more than {MostBytes >> 20} MB.");
        }

        try
        {
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)).ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InvalidDataException($"{path} is no text in UTF-8: {wrong.Message}", wrong);
        }
        catch (UnauthorizedAccessException wrong) when (Directory.Exists(path))
        {
            throw new InvalidDataException($"{path} is a folder; name a text file.", wrong);
        }
    }
}
