using System;
using System.IO;

namespace StaticNets.Runtime.Parameters;

/// <summary>Reads as many bytes as a file claims to have, without believing it.</summary>
internal static class Bytes
{
    // What is allocated on the strength of a claim alone.
    private const int FirstPart = 64 * 1024;

    /// <summary>Reads exactly this many bytes; memory grows with what arrives, not with what was claimed.</summary>
    public static byte[] ReadExactly(Stream stream, long count, string what)
    {
        if (count > Array.MaxLength)
        {
            throw new SafetensorsException($"{what} has {count} bytes; at most {Array.MaxLength} fit in one array.");
        }

        byte[] bytes = new byte[Math.Min(count, FirstPart)];
        int have = 0;
        while (true)
        {
            int got = stream.ReadAtLeast(bytes.AsSpan(have), bytes.Length - have, throwOnEndOfStream: false);
            have += got;
            if (have < bytes.Length)
            {
                throw new SafetensorsException($"The file ends {have} bytes into {what}, which has {count}.");
            }

            if (have == count)
            {
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(count, 2L * have));
        }
    }

    /// <summary>Fills the span with the next bytes of a tensor.</summary>
    public static void ReadExactly(Stream stream, Span<byte> bytes, SafetensorsEntry entry)
    {
        int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (got < bytes.Length)
        {
            throw new SafetensorsException($"The file ends within tensor {entry}.");
        }
    }
}
