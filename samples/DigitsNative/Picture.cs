using System;
using System.IO;
using Digits.Data;
using Digits.Images;

namespace DigitsNative;

/// <summary>Makes the network's input of a picture.</summary>
internal static class Picture
{
    private const long MostBytes = 64 << 20;

    /// <summary>Reads an image file, or the bare bytes of an image in MNIST's form.</summary>
    /// <param name="path">The file; <c>-</c> is standard input.</param>
    /// <returns>[32, 32] values from 0 to 1.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no picture, or a blank one.</exception>
    public static float[] Read(string path)
    {
        byte[] content = Content(path);
        float[] input = new float[Frame.Length];
        try
        {
            switch (content.Length)
            {
                case 0:
                    throw new InvalidDataException("it is empty.");
                case DigitSet.ImageLength when !IsImage(content):
                    Frame.Write(content, input);
                    break;
                case Frame.Length when !IsImage(content):
                    for (int i = 0; i < input.Length; i++)
                    {
                        input[i] = content[i] / 255f;
                    }

                    break;
                default:
                    Frame.Write(Normalised.From(PgmFile.IsOne(content) ? PgmFile.Read(content) : ColourFile.Read(content)), input);
                    break;
            }
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{(path == "-" ? "standard input" : path)}: {wrong.Message}", wrong);
        }

        return input;
    }

    private static byte[] Content(string path)
    {
        using Stream stream = path == "-" ? Console.OpenStandardInput() : Open(path);
        using MemoryStream content = new();
        byte[] part = new byte[1 << 16];
        for (int read; (read = stream.Read(part)) > 0;)
        {
            if (content.Length + read > MostBytes)
            {
                throw new InvalidDataException($"{path}: more than {MostBytes >> 20} MB are no picture of a digit.");
            }

            content.Write(part, 0, read);
        }

        return content.ToArray();
    }

    // Small programs carry no texts for the framework's own exceptions.
    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException(File.Exists(path) ? $"{path} cannot be read." : $"{path} is not there.", failure);
        }
    }

    // 784 bytes may happen to be a small picture file. Those begin with letters or signs of their own; the corner of a digit's image is black.
    private static bool IsImage(ReadOnlySpan<byte> content) => PgmFile.IsOne(content) || content.StartsWith(Png) || content.StartsWith(Jpeg) || content.StartsWith("GIF8"u8) || content.StartsWith("BM"u8);

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static ReadOnlySpan<byte> Jpeg => [0xff, 0xd8, 0xff];
}
