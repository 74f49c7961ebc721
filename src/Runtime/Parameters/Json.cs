using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace StaticNets.Runtime.Parameters;

/// <summary>Steps through the JSON of a header; what is not expected is refused with what was found.</summary>
internal static class Json
{
    /// <summary>Moves to the next token, which must be of this kind.</summary>
    /// <param name="reader">The header.</param>
    /// <param name="wanted">The kind.</param>
    /// <param name="part">What it is for, in a message.</param>
    /// <param name="key">The tensor or metadata key that it belongs to, if any.</param>
    public static void Next(ref Utf8JsonReader reader, JsonTokenType wanted, string part, string? key = null)
    {
        if (!reader.Read() || reader.TokenType != wanted)
        {
            throw new SafetensorsException($"Expected {Describe(wanted)} for {Place(part, key)}, found {Describe(reader.TokenType)}.");
        }
    }

    /// <summary>Moves to the name of the next property, or, if there is none, to the end of the object.</summary>
    public static bool NextName(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves to the next property and returns its unescaped name, or null at the end of the object. A name seen before is refused.</summary>
    public static string? NextName(ref Utf8JsonReader reader, HashSet<string> seen)
    {
        if (!NextName(ref reader))
        {
            return null;
        }

        string name = reader.GetString()!;
        return seen.Add(name) ? name : throw new SafetensorsException($"The key '{Text.Name(name)}' appears twice.");
    }

    /// <summary>The current token as an integer of at least 0, written in digits alone.</summary>
    public static long Integer(ref Utf8JsonReader reader, string part, string key)
    {
        // Digits only: the reader would also take -0, and 1e2 has an integer value too.
        if (reader.TokenType == JsonTokenType.Number && reader.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && reader.TryGetInt64(out long value))
        {
            return value;
        }

        string found = reader.TokenType is JsonTokenType.Number ? Text.Name(Encoding.UTF8.GetString(reader.ValueSpan)) : Describe(reader.TokenType);
        throw new SafetensorsException($"Expected an integer from 0 to {long.MaxValue} for {Place(part, key)}, found {found}.");
    }

    // Built for a message only: a header has thousands of parts.
    private static string Place(string part, string? key) => key is null ? part : $"the {part} of '{Text.Name(key)}'";

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        JsonTokenType.EndArray => "the end of an array",
        _ => "nothing",
    };
}
