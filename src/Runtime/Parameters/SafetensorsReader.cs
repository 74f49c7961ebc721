using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace StaticNets.Runtime.Parameters;

/// <summary>
/// Reads a safetensors file from front to back: the header at construction, then the tensors in the order of <see cref="Entries"/>.
/// The stream need not seek, and its Length is never asked. No more is allocated than a small multiple of what the stream has really given.
/// Tensors are read as the little-endian values that the format prescribes.
/// </summary>
public sealed class SafetensorsReader : IDisposable
{
    /// <summary>The longest header that the format allows, in bytes.</summary>
    public const int MaxHeaderLength = 100_000_000;

    private readonly Stream stream;
    private readonly SafetensorsHeader header;
    private int next;

    /// <summary>Reads and checks the header.</summary>
    /// <param name="stream">Read to its end, and closed by <see cref="Dispose"/>.</param>
    /// <exception cref="SafetensorsException">The header is malformed.</exception>
    public SafetensorsReader(Stream stream)
        : this(stream, long.MaxValue)
    {
    }

    /// <param name="stream">Read to its end.</param>
    /// <param name="length">Bytes of the whole, where they are known for certain.</param>
    internal SafetensorsReader(Stream stream, long length)
    {
        ArgumentNullException.ThrowIfNull(stream);
        this.stream = stream;

        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        int got = stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        ulong claimed = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (got < prefix.Length)
        {
            throw new SafetensorsException($"The file has {got} bytes; the length of its header alone takes {prefix.Length}.");
        }

        if (claimed > MaxHeaderLength)
        {
            throw new SafetensorsException($"The header claims {claimed} bytes; at most {MaxHeaderLength} are allowed.");
        }

        if ((long)claimed > length - prefix.Length)
        {
            throw new SafetensorsException($"The header claims {claimed} bytes; the file has {length - prefix.Length} after the length field.");
        }

        header = SafetensorsHeader.Parse(Bytes.ReadExactly(stream, (int)claimed, "the header"));
        long data = length - prefix.Length - (long)claimed;
        if (length != long.MaxValue && header.DataLength != data)
        {
            throw new SafetensorsException($"The tensors take {header.DataLength} bytes; the file has {data} after the header.");
        }
    }

    /// <summary>Every tensor, in the order of its bytes, which is the order of reading.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries => header.Entries;

    /// <summary>The free text of the file.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Opens a file.</summary>
    /// <exception cref="SafetensorsException">It is not a regular file, or its header is malformed.</exception>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static SafetensorsReader Open(string path)
    {
        FileStream file = RegularFile.OpenRead(path);
        try
        {
            return new SafetensorsReader(file, file.Length);
        }
        catch (SafetensorsException exception)
        {
            file.Dispose();
            throw new SafetensorsException($"{path}: {exception.Message}", exception);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads the bytes of the next tensor.</summary>
    /// <param name="bytes">As long as the tensor; written.</param>
    /// <exception cref="ArgumentException">The span is of another length.</exception>
    /// <exception cref="SafetensorsException">The file ends before the tensor does.</exception>
    /// <exception cref="InvalidOperationException">There is no tensor left.</exception>
    public void Read(Span<byte> bytes)
    {
        SafetensorsEntry entry = Current;
        if (bytes.Length != entry.ByteLength)
        {
            throw new ArgumentException($"The length must be {entry.ByteLength}, the bytes of {entry}; it is {bytes.Length}.", nameof(bytes));
        }

        Bytes.ReadExactly(stream, bytes, entry);
        next++;
    }

    /// <summary>Reads the bytes of the next tensor into an array of its own.</summary>
    /// <exception cref="SafetensorsException">The file ends before the tensor does, or the tensor has 2 GB or more.</exception>
    /// <exception cref="InvalidOperationException">There is no tensor left.</exception>
    public byte[] ReadBytes()
    {
        byte[] bytes = Bytes.ReadExactly(stream, Current.ByteLength, $"tensor {Current}");
        next++;
        return bytes;
    }

    /// <summary>Passes over the next tensor.</summary>
    /// <exception cref="SafetensorsException">The file ends before the tensor does.</exception>
    /// <exception cref="InvalidOperationException">There is no tensor left.</exception>
    public void Skip()
    {
        Span<byte> part = stackalloc byte[4096];
        for (long left = Current.ByteLength; left > 0; left -= part.Length)
        {
            part = part[..(int)Math.Min(left, part.Length)];
            Bytes.ReadExactly(stream, part, Current);
        }

        next++;
    }

    /// <summary>Reads the next tensor, which is F32, F16 or BF16, as floats. Widening is exact.</summary>
    /// <param name="values">As many as the tensor has; written.</param>
    /// <exception cref="ArgumentException">The span is of another length.</exception>
    /// <exception cref="SafetensorsException">The file ends before the tensor does, or the tensor has another type.</exception>
    /// <exception cref="InvalidOperationException">There is no tensor left.</exception>
    public void ReadFloats(Span<float> values)
    {
        SafetensorsEntry entry = Current;
        if (values.Length != entry.Count)
        {
            throw new ArgumentException($"The length must be {entry.Count}, the elements of {entry}; it is {values.Length}.", nameof(values));
        }

        Widening.Read(stream, entry, values);
        next++;
    }

    /// <summary>Checks that every tensor was read and that nothing follows the last.</summary>
    /// <exception cref="SafetensorsException">There are bytes after the last tensor.</exception>
    /// <exception cref="InvalidOperationException">A tensor was not read.</exception>
    public void End()
    {
        if (next < header.Entries.Length)
        {
            throw new InvalidOperationException($"{header.Entries.Length - next} tensors are not read yet.");
        }

        Span<byte> one = stackalloc byte[1];
        if (stream.Read(one) != 0)
        {
            throw new SafetensorsException($"There are bytes after the last tensor, which ends {header.DataLength} bytes after the header.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private SafetensorsEntry Current => next < header.Entries.Length ? header.Entries[next] : throw new InvalidOperationException("Every tensor has been read.");
}
