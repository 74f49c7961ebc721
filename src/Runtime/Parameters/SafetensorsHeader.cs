using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Unicode;

namespace StaticNets.Runtime.Parameters;

/// <summary>The header of a safetensors file: a JSON object of entries, and nothing that is not one.</summary>
internal sealed class SafetensorsHeader(SafetensorsEntry[] entries, Dictionary<string, string> metadata)
{
    public const string MetadataName = "__metadata__";

    /// <summary>In the order of their bytes.</summary>
    public SafetensorsEntry[] Entries { get; } = entries;

    /// <summary>Content of <c>__metadata__</c>.</summary>
    public Dictionary<string, string> Metadata { get; } = metadata;

    /// <summary>Bytes of all tensors together.</summary>
    public long DataLength => Entries.Length == 0 ? 0 : Entries[^1].End;

    /// <exception cref="SafetensorsException">The bytes are not a well-formed header.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json)
    {
        // Utf8JsonReader looks at the encoding of only those strings that it is asked for.
        if (!Utf8.IsValid(json))
        {
            throw new SafetensorsException("The header is not valid UTF-8.");
        }

        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 3 });
        List<SafetensorsEntry> entries = [];
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        try
        {
            Read(ref reader, entries, metadata);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped half of a surrogate pair.
            throw new SafetensorsException($"The header is not the JSON that the format allows: {exception.Message}", exception);
        }

        return new SafetensorsHeader(InOrder(entries), metadata);
    }

    private static void Read(ref Utf8JsonReader reader, List<SafetensorsEntry> entries, Dictionary<string, string> metadata)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        Json.Next(ref reader, JsonTokenType.StartObject, "the header");
        while (Json.NextName(ref reader, names) is { } name)
        {
            if (name == MetadataName)
            {
                ReadMetadata(ref reader, metadata);
            }
            else if (name.Contains('\0', StringComparison.Ordinal))
            {
                throw new SafetensorsException($"The name '{Text.Name(name)}' holds a NUL character.");
            }
            else
            {
                entries.Add(SafetensorsEntryParser.Read(ref reader, name));
            }
        }

        // Whatever follows, white space aside, makes the reader throw.
        reader.Read();
    }

    private static void ReadMetadata(ref Utf8JsonReader reader, Dictionary<string, string> metadata)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        Json.Next(ref reader, JsonTokenType.StartObject, MetadataName);
        while (Json.NextName(ref reader, keys) is { } key)
        {
            Json.Next(ref reader, JsonTokenType.String, "metadata", key);
            metadata.Add(key, reader.GetString()!);
        }
    }

    /// <summary>Sorts the entries by place and refuses holes and overlaps.</summary>
    private static SafetensorsEntry[] InOrder(List<SafetensorsEntry> entries)
    {
        SafetensorsEntry[] sorted = [.. entries];
        Array.Sort(sorted, static (a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End != b.End ? a.End.CompareTo(b.End) : string.CompareOrdinal(a.Name, b.Name));

        long end = 0;
        foreach (SafetensorsEntry entry in sorted)
        {
            if (entry.Begin != end)
            {
                string fault = entry.Begin > end ? "leaves a hole" : "overlaps another";
                throw new SafetensorsException($"Tensor {entry} begins at byte {entry.Begin} where {end} is next: it {fault}.");
            }

            end = entry.End;
        }

        return sorted;
    }
}
