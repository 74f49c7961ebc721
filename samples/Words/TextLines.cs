using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Words;

/// <summary>Reads texts in UTF-8 line by line.</summary>
public static class TextLines
{
    /// <summary>The lines of a file of a folder that a user named.</summary>
    /// <exception cref="IOException">The folder or the file is not there; says which.</exception>
    /// <exception cref="InvalidDataException">The file is no text.</exception>
    public static IEnumerable<string> Read(string folder, string file)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{folder} is not there, or no folder.");
        }

        string path = Path.Combine(folder, file);
        return File.Exists(path) ? Read(path) : throw new FileNotFoundException($"{folder} has no {file}.");
    }

    /// <summary>The lines of a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no text.</exception>
    public static IEnumerable<string> Read(string path)
    {
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)).ReplaceLineEndings("\n").TrimEnd('\n') is { Length: > 0 } text
                ? text.Split('\n')
                : [];
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InvalidDataException($"{path} is no text in UTF-8: {wrong.Message}", wrong);
        }
    }
}
