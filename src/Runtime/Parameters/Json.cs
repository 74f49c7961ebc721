using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace StaticNets.Runtime.Parameters;

/// <summary>Steps through the JSON of a header; what is not expected is refused with what was found.</summary>
internal static class Json
{
    /// <summary>Moves to the next token, which must be of this kind.</summary>
    public static void Next(ref Utf8JsonReader reader, JsonTokenType wanted, string what)
    {
        if (!reader.Read() || reader.TokenType != wanted)
        {
            throw new SafetensorsException($"Expected {Describe(wanted)} for {what}, found {Describe(reader.TokenType)}.");
        }
    }

    /// <summary>Moves to the next property and returns its unescaped name, or null at the end of the object. A name seen before is refused.</summary>
    public static string? NextName(ref Utf8JsonReader reader, HashSet<string> seen)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        string name = reader.GetString()!;
        return seen.Add(name) ? name : throw new SafetensorsException($"The key '{Text.Name(name)}' appears twice.");
    }

    /// <summary>The current token as an integer of at least 0, written in digits alone.</summary>
    public static long Integer(ref Utf8JsonReader reader, string what)
    {
        // Digits only: the reader would also take -0, and 1e2 has an integer value too.
        if (reader.TokenType == JsonTokenType.Number && reader.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && reader.TryGetInt64(out long value))
        {
            return value;
        }

        string found = reader.TokenType is JsonTokenType.Number ? Text.Name(Encoding.UTF8.GetString(reader.ValueSpan)) : Describe(reader.TokenType);
        throw new SafetensorsException($"Expected an integer from 0 to {long.MaxValue} for {what}, found {found}.");
    }

    public static string Describe(JsonTokenType token) => token switch
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
