using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace Digits.Data;

/// <summary>
/// Reads the IDX files of MNIST, gzip or not (told by content, not by name). Format: two zero bytes, the type (8 = bytes), the number of dimensions,
/// each dimension as a big-endian 32-bit number, then the bytes (http://yann.lecun.com/exdb/mnist/).
/// </summary>
internal static class IdxFile
{
    private const int Bytes = 8;
    private const uint MostSamples = 1_000_000;
    private const uint MostPixels = 1024;

    /// <summary>Reads a file of 28x28 images.</summary>
    /// <returns>All pixels, image after image.</returns>
    /// <exception cref="InvalidDataException">The file is not such a file, is cut off, or goes on behind its end; names the file and the numbers.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] ReadImages(string path)
    {
        (byte[] content, int[] shape) = Read(path, dimensions: 3);
        return shape[1] == DigitSet.Side && shape[2] == DigitSet.Side
            ? content
            : throw Wrong(path, $"its images are {shape[1]}x{shape[2]}; 28x28 is needed");
    }

    /// <summary>Reads a file of labels 0 to 9.</summary>
    /// <exception cref="InvalidDataException">As <see cref="ReadImages"/>; or a label is above 9.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] ReadLabels(string path)
    {
        byte[] labels = Read(path, dimensions: 1).Content;
        int wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9);
        return wrong < 0 ? labels : throw Wrong(path, $"label {wrong} is {labels[wrong]}; a digit is 0 to 9");
    }

    private static (byte[] Content, int[] Shape) Read(string path, int dimensions)
    {
        using FileStream file = File.OpenRead(path);
        bool zipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        using Stream stream = zipped ? new GZipStream(file, CompressionMode.Decompress) : file;

        try
        {
            int[] shape = ReadHeader(path, stream, dimensions);
            return (ReadContent(path, stream, shape), shape);
        }
        catch (InvalidDataException damaged) when (zipped && !damaged.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw Wrong(path, $"its gzip stream is damaged ({damaged.Message})");
        }
    }

    private static int[] ReadHeader(string path, Stream stream, int dimensions)
    {
        Span<byte> header = stackalloc byte[4 + (4 * dimensions)];
        int read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < header.Length)
        {
            throw Wrong(path, $"it ends after {read} bytes, inside its header of {header.Length}");
        }

        uint wanted = (Bytes << 8) | (uint)dimensions;
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (magic != wanted)
        {
            throw Wrong(path, $"it begins with 0x{magic:X8}; an IDX file of bytes with {dimensions} {(dimensions == 1 ? "dimension" : "dimensions")} begins with 0x{wanted:X8}");
        }

        int[] shape = new int[dimensions];
        for (int i = 0; i < dimensions; i++)
        {
            uint extent = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + (4 * i))..]);
            uint most = i == 0 ? MostSamples : MostPixels;
            shape[i] = extent >= 1 && extent <= most ? (int)extent : throw Wrong(path, $"dimension {i} is {extent}; 1 to {most} is possible");
        }

        return shape;
    }

    private static byte[] ReadContent(string path, Stream stream, int[] shape)
    {
        long wanted = 1;
        foreach (int extent in shape)
        {
            wanted *= extent;
        }

        // Memory follows what is really there, so that a header which promises too much costs nothing.
        using MemoryStream content = new();
        byte[] chunk = new byte[1 << 16];
        while (content.Length < wanted)
        {
            int read = stream.Read(chunk, 0, (int)Math.Min(chunk.Length, wanted - content.Length));
            if (read == 0)
            {
                throw Wrong(path, $"it is cut off: its header promises {wanted} bytes ({string.Join(" x ", shape)}), there are {content.Length}");
            }

            content.Write(chunk, 0, read);
        }

        return stream.ReadByte() < 0 ? content.ToArray() : throw Wrong(path, $"bytes follow behind the {wanted} ({string.Join(" x ", shape)}) that its header promises");
    }

    private static InvalidDataException Wrong(string path, string what) => new($"{path}: {what}.");
}
