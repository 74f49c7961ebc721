using System;
using System.IO;

namespace Digits.Images;

/// <summary>Reads PGM images, binary (P5) or text (P2), of 8 or 16 bits (https://netpbm.sourceforge.net/doc/pgm.html).</summary>
internal static class PgmFile
{
    private const int MostSide = 8192;

    /// <summary>Whether the bytes begin as a PGM does.</summary>
    public static bool IsOne(ReadOnlySpan<byte> content) => content.StartsWith("P5"u8) || content.StartsWith("P2"u8);

    /// <summary>Reads the image.</summary>
    /// <exception cref="InvalidDataException">A number is missing or out of range, or pixels are missing.</exception>
    public static GreyImage Read(ReadOnlySpan<byte> content)
    {
        bool text = content[1] == '2';
        int at = 2;
        int width = Number(content, ref at, "width", MostSide, least: 1);
        int height = Number(content, ref at, "height", MostSide, least: 1);
        int white = Number(content, ref at, "white", ushort.MaxValue, least: 1);

        GreyImage image = new(width, height);
        if (text)
        {
            for (int i = 0; i < image.Pixels.Length; i++)
            {
                image.Pixels[i] = (float)Number(content, ref at, "pixel", white, least: 0) / white;
            }

            return image;
        }

        at++; // one blank ends the header
        int bytes = white < 256 ? 1 : 2;
        long wanted = (long)bytes * image.Pixels.Length;
        if (content.Length - at < wanted)
        {
            throw new InvalidDataException($"a PGM of {width}x{height} needs {wanted} bytes of pixels; there are {Math.Max(0, content.Length - at)}.");
        }

        for (int i = 0; i < image.Pixels.Length; i++)
        {
            int value = bytes == 1 ? content[at + i] : (content[at + (2 * i)] << 8) | content[at + (2 * i) + 1];
            image.Pixels[i] = Math.Min(1, (float)value / white);
        }

        return image;
    }

    /// <summary>The next decimal number; blanks and comments (# to the end of the line) before it are passed over.</summary>
    private static int Number(ReadOnlySpan<byte> content, ref int at, string what, int most, int least)
    {
        while (at < content.Length && (content[at] == '#' || content[at] <= ' '))
        {
            int line = content[at] == '#' ? content[at..].IndexOf((byte)'\n') : 0;
            at = line < 0 ? content.Length : at + line + 1;
        }

        int start = at;
        int value = 0;
        while (at < content.Length && content[at] is >= (byte)'0' and <= (byte)'9' && value <= most)
        {
            value = (value * 10) + content[at++] - '0';
        }

        return at > start && value >= least && value <= most
            ? value
            : throw new InvalidDataException($"its PGM {what} at byte {start} is no number from {least} to {most}.");
    }
}
