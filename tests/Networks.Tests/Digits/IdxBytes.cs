using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace StaticNets.Networks.Tests.Digits;

/// <summary>Bytes of IDX files, right and wrong.</summary>
internal static class IdxBytes
{
    public static byte[] Images(int count, int side = 28) =>
        [.. Header(0x803, count, side, side), .. Enumerable.Range(0, count * side * side).Select(i => (byte)(i * 7))];

    public static byte[] Labels(int count) => [.. Header(0x801, count), .. Enumerable.Range(0, count).Select(i => (byte)(i % 10))];

    public static byte[] Header(int magic, params int[] extents)
    {
        byte[] header = new byte[4 * (extents.Length + 1)];
        BinaryPrimitives.WriteInt32BigEndian(header, magic);
        for (int i = 0; i < extents.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * (i + 1)), extents[i]);
        }

        return header;
    }

    public static byte[] Zip(byte[] content)
    {
        using MemoryStream zipped = new();
        using (GZipStream stream = new(zipped, CompressionLevel.Fastest))
        {
            stream.Write(content);
        }

        return zipped.ToArray();
    }
}
