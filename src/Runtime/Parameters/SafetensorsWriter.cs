using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StaticNets.Runtime.Parameters;

/// <summary>
/// Writes a safetensors file from front to back: <see cref="Declare"/> every tensor, <see cref="Start"/> with a stream, then <see cref="Write(ReadOnlySpan{float})"/>
/// them in the same order, then <see cref="End"/>. The same tensors give the same bytes. Nothing is checked of the values: NaN is written as it is.
/// </summary>
public sealed class SafetensorsWriter
{
    private readonly List<SafetensorsEntry> entries = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private Stream? stream;
    private int next;

    /// <summary>Free text to write in front of the tensors, sorted by key.</summary>
    public IDictionary<string, string> Metadata { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names the next tensor of the file.</summary>
    /// <param name="name">Any valid Unicode without NUL that is not yet taken.</param>
    /// <param name="type">Type of its elements.</param>
    /// <param name="shape">Its sizes; empty for a scalar.</param>
    /// <exception cref="ArgumentException">The name is taken or not allowed, or the sizes are.</exception>
    /// <exception cref="InvalidOperationException">The header is written already.</exception>
    public void Declare(string name, TensorType type, params ReadOnlySpan<int> shape)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (stream is not null)
        {
            throw new InvalidOperationException("The header is written already.");
        }

        if (name == SafetensorsHeader.MetadataName || name.Contains('\0', StringComparison.Ordinal) || !Text.IsUnicode(name) || !names.Add(name))
        {
            throw new ArgumentException($"The name '{Text.Name(name)}' is taken, reserved, not valid Unicode, or holds a NUL character.", nameof(name));
        }

        long[] sizes = [.. shape.ToArray().Select(size => (long)size)];
        long begin = entries.Count == 0 ? 0 : entries[^1].End;
        if (!TensorTypes.TryByteLength(type, sizes, out long bytes) || begin > long.MaxValue - bytes)
        {
            throw new ArgumentException($"The size of {Text.Shape(sizes)} {TensorTypes.Name(type)} is not a whole number of bytes below 2⁶⁰.", nameof(shape));
        }

        entries.Add(new SafetensorsEntry(name, type, sizes, begin, begin + bytes));
    }

    /// <summary>Writes the header: JSON that begins with <c>{</c> and is padded with spaces, so that the tensors begin at a multiple of 8 bytes.</summary>
    /// <exception cref="ArgumentException">The metadata is not valid Unicode, or the header is longer than the format allows.</exception>
    public void Start(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        using MemoryStream header = new();
        header.Write(stackalloc byte[sizeof(ulong)]);
        using (Utf8JsonWriter json = new(header, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            WriteHeader(json);
        }

        while (header.Length % 8 != 0)
        {
            header.WriteByte((byte)' ');
        }

        long length = header.Length - sizeof(ulong);
        if (length > SafetensorsReader.MaxHeaderLength)
        {
            throw new ArgumentException($"The header has {length} bytes; at most {SafetensorsReader.MaxHeaderLength} are allowed.", nameof(target));
        }

        Span<byte> bytes = header.GetBuffer().AsSpan(0, (int)header.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        target.Write(bytes);
        stream = target;
    }

    /// <summary>Writes the next tensor, which must be F32.</summary>
    /// <exception cref="ArgumentException">The next tensor has another type or length.</exception>
    public void Write(ReadOnlySpan<float> values) => WriteBytes(TensorType.F32, values);

    /// <summary>Writes the next tensor, which must be F64.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{float})"/>
    public void Write(ReadOnlySpan<double> values) => WriteBytes(TensorType.F64, values);

    /// <summary>Writes the next tensor, which must be I64.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{float})"/>
    public void Write(ReadOnlySpan<long> values) => WriteBytes(TensorType.I64, values);

    /// <summary>Writes the next tensor, of any type, as little-endian bytes.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{float})"/>
    public void Write(ReadOnlySpan<byte> values) => WriteBytes(Current.Type, values);

    /// <summary>Checks that every tensor was written.</summary>
    /// <exception cref="InvalidOperationException">One was not.</exception>
    public void End()
    {
        if (stream is null || next < entries.Count)
        {
            throw new InvalidOperationException($"{entries.Count - next} tensors are not written yet.");
        }
    }

    private SafetensorsEntry Current => stream is not null && next < entries.Count
        ? entries[next]
        : throw new InvalidOperationException(stream is null ? "The header is not written yet." : "Every tensor has been written.");

    private void WriteBytes<T>(TensorType type, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        SafetensorsEntry entry = Current;
        long length = (long)values.Length * Marshal.SizeOf<T>();
        if (entry.Type != type || entry.ByteLength != length)
        {
            throw new ArgumentException($"The next tensor is {entry} with {entry.ByteLength} bytes; found {TensorTypes.Name(type)} with {length} bytes.", nameof(values));
        }

        // In parts: the bytes of a span of floats may be more than a span of bytes can hold.
        const int Part = 1 << 24;
        for (; !values.IsEmpty; values = values[Math.Min(values.Length, Part)..])
        {
            stream!.Write(MemoryMarshal.AsBytes(values[..Math.Min(values.Length, Part)]));
        }

        next++;
    }

    private void WriteHeader(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Metadata.Count > 0)
        {
            json.WriteStartObject(SafetensorsHeader.MetadataName);
            foreach ((string key, string value) in Metadata)
            {
                // The JSON writer would replace half a surrogate pair without a word.
                if (!Text.IsUnicode(key) || !Text.IsUnicode(value))
                {
                    throw new ArgumentException($"The metadata '{Text.Name(key)}' is not valid Unicode.");
                }

                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }

        foreach (SafetensorsEntry entry in entries)
        {
            json.WriteStartObject(entry.Name);
            json.WriteString("dtype", TensorTypes.Name(entry.Type));
            WriteIntegers(json, "shape", entry.Shape);
            WriteIntegers(json, "data_offsets", [entry.Begin, entry.End]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteIntegers(Utf8JsonWriter json, string name, IEnumerable<long> values)
    {
        json.WriteStartArray(name);
        foreach (long value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
