using System;
using System.Collections.Generic;
using System.Text.Json;

namespace StaticNets.Runtime.Parameters;

/// <summary>Reads <c>{"dtype": …, "shape": […], "data_offsets": […]}</c>: these three fields, once each, and no other.</summary>
internal static class SafetensorsEntryParser
{
    public static SafetensorsEntry Read(ref Utf8JsonReader reader, string name)
    {
        TensorType? type = null;
        long[]? shape = null;
        long[]? offsets = null;

        Json.Next(ref reader, JsonTokenType.StartObject, "entry", name);
        while (Json.NextName(ref reader))
        {
            if (type is null && reader.ValueTextEquals("dtype"u8))
            {
                type = ReadType(ref reader, name);
            }
            else if (shape is null && reader.ValueTextEquals("shape"u8))
            {
                shape = ReadIntegers(ref reader, "shape", name);
            }
            else if (offsets is null && reader.ValueTextEquals("data_offsets"u8))
            {
                offsets = ReadIntegers(ref reader, "data_offsets", name);
            }
            else
            {
                throw new SafetensorsException($"Unknown or repeated field '{Text.Name(reader.GetString()!)}' in tensor '{Text.Name(name)}'.");
            }
        }

        return Check(name, type, shape, offsets);
    }

    private static SafetensorsEntry Check(string name, TensorType? type, long[]? shape, long[]? offsets)
    {
        if (type is not { } known || shape is null || offsets is null)
        {
            string missing = type is null ? "dtype" : shape is null ? "shape" : "data_offsets";
            throw new SafetensorsException($"The field {missing} is missing in tensor '{Text.Name(name)}'.");
        }

        if (offsets.Length != 2 || offsets[0] > offsets[1])
        {
            throw new SafetensorsException($"The data_offsets of tensor '{Text.Name(name)}' must be [begin, end] with begin <= end; they are {Text.Shape(offsets)}.");
        }

        if (!TensorTypes.TryByteLength(known, shape, out long bytes))
        {
            throw new SafetensorsException($"The size of tensor '{Text.Name(name)}', {Text.Shape(shape)} {TensorTypes.Name(known)}, is not a whole number of bytes below 2⁶⁰.");
        }

        if (offsets[1] - offsets[0] != bytes)
        {
            throw new SafetensorsException(
                $"The data_offsets of tensor '{Text.Name(name)}' span {offsets[1] - offsets[0]} bytes; its {Text.Shape(shape)} {TensorTypes.Name(known)} needs {bytes}.");
        }

        return new SafetensorsEntry(name, known, shape, offsets[0], offsets[1]);
    }

    private static TensorType ReadType(ref Utf8JsonReader reader, string name)
    {
        Json.Next(ref reader, JsonTokenType.String, "dtype", name);
        string type = reader.GetString()!;
        return TensorTypes.Find(type) ?? throw new SafetensorsException($"Unknown dtype '{Text.Name(type)}' of tensor '{Text.Name(name)}'.");
    }

    private static long[] ReadIntegers(ref Utf8JsonReader reader, string part, string name)
    {
        Json.Next(ref reader, JsonTokenType.StartArray, part, name);
        List<long> values = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(Json.Integer(ref reader, part, name));
        }

        return [.. values];
    }
}
