using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime.Parameters;

/// <summary>A safetensors file in memory, with its tensors by name: what checkpoints are read from.</summary>
public sealed class TensorFile
{
    private readonly Dictionary<string, (SafetensorsEntry Entry, byte[] Content)> tensors = new(StringComparer.Ordinal);

    private TensorFile(SafetensorsReader reader)
    {
        Metadata = reader.Metadata;
        Entries = reader.Entries;
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            tensors.Add(entry.Name, (entry, reader.ReadBytes()));
        }

        reader.End();
    }

    /// <summary>Every tensor, in the order of its bytes.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>The free text of the file.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SafetensorsException">It is malformed or no regular file, or a tensor has 2 GB or more.</exception>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static TensorFile Read(string path)
    {
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        return new TensorFile(reader);
    }

    /// <summary>Reads a stream to its end. It need not seek and stays open.</summary>
    /// <exception cref="SafetensorsException">It is malformed, or a tensor has 2 GB or more.</exception>
    public static TensorFile Read(Stream stream) => new(new SafetensorsReader(stream));

    /// <summary>Whether there is a tensor of this name.</summary>
    public bool Contains(string name) => tensors.ContainsKey(name);

    /// <summary>What the header says of a tensor.</summary>
    /// <exception cref="SafetensorsException">There is no tensor of this name.</exception>
    public SafetensorsEntry Entry(string name) => Find(name).Entry;

    /// <summary>A tensor's bytes, of any type.</summary>
    /// <exception cref="SafetensorsException">There is no tensor of this name.</exception>
    public ReadOnlySpan<byte> Bytes(string name) => Find(name).Content;

    /// <summary>The values of an F32 tensor.</summary>
    /// <exception cref="SafetensorsException">There is no tensor of this name, or it has another type.</exception>
    public ReadOnlySpan<float> Floats(string name) => Values<float>(name, TensorType.F32);

    /// <summary>The values of an F64 tensor.</summary>
    /// <inheritdoc cref="Floats"/>
    public ReadOnlySpan<double> Doubles(string name) => Values<double>(name, TensorType.F64);

    /// <summary>The values of an I64 tensor.</summary>
    /// <inheritdoc cref="Floats"/>
    public ReadOnlySpan<long> Longs(string name) => Values<long>(name, TensorType.I64);

    private ReadOnlySpan<T> Values<T>(string name, TensorType type)
        where T : struct
    {
        (SafetensorsEntry entry, byte[] content) = Find(name);
        return entry.Type == type
            ? MemoryMarshal.Cast<byte, T>(content)
            : throw new SafetensorsException($"Tensor {entry} was expected to be {TensorTypes.Name(type)}.");
    }

    private (SafetensorsEntry Entry, byte[] Content) Find(string name) => tensors.TryGetValue(name, out (SafetensorsEntry Entry, byte[] Content) found)
        ? found
        : throw new SafetensorsException($"The file has no tensor '{Text.Name(name)}'{CloseNames.Describe(name, Entries.Select(entry => entry.Name))}.");
}
