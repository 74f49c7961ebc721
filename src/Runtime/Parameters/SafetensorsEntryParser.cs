using System;
using System.Collections.Generic;
using System.Text.Json;

namespace StaticNets.Runtime.Parameters;

/// <summary>Reads <c>{"dtype": …, "shape": […], "data_offsets": […]}</c>: these three fields, once each, and no other.</summary>
internal static class SafetensorsEntryParser
{
    public static SafetensorsEntry Read(ref Utf8JsonReader reader, string name)
    {
        string tensor = $"tensor '{Text.Name(name)}'";
        TensorType? type = null;
        long[]? shape = null;
        long[]? offsets = null;

        HashSet<string> fields = new(3, StringComparer.Ordinal);
        Json.Next(ref reader, JsonTokenType.StartObject, tensor);
        while (Json.NextName(ref reader, fields) is { } field)
        {
            switch (field)
            {
                case "dtype":
                    type = ReadType(ref reader, tensor);
                    break;
                case "shape":
                    shape = ReadIntegers(ref reader, $"shape of {tensor}");
                    break;
                case "data_offsets":
                    offsets = ReadIntegers(ref reader, $"data_offsets of {tensor}");
                    break;
                default:
                    throw new SafetensorsException($"Unknown field '{Text.Name(field)}' in {tensor}.");
            }
        }

        return Check(name, tensor, type, shape, offsets);
    }

    private static SafetensorsEntry Check(string name, string tensor, TensorType? type, long[]? shape, long[]? offsets)
    {
        if (type is not { } known || shape is null || offsets is null)
        {
            string missing = type is null ? "dtype" : shape is null ? "shape" : "data_offsets";
            throw new SafetensorsException($"The field {missing} is missing in {tensor}.");
        }

        if (offsets.Length != 2 || offsets[0] > offsets[1])
        {
            throw new SafetensorsException($"The data_offsets of {tensor} must be [begin, end] with begin <= end; they are {Text.Shape(offsets)}.");
        }

        if (!TensorTypes.TryByteLength(known, shape, out long bytes))
        {
            throw new SafetensorsException($"The size of {tensor}, {Text.Shape(shape)} {TensorTypes.Name(known)}, is not a whole number of bytes below 2⁶⁰.");
        }

        if (offsets[1] - offsets[0] != bytes)
        {
            throw new SafetensorsException(
                $"The data_offsets of {tensor} span {offsets[1] - offsets[0]} bytes; its {Text.Shape(shape)} {TensorTypes.Name(known)} needs {bytes}.");
        }

        return new SafetensorsEntry(name, known, shape, offsets[0], offsets[1]);
    }

    private static TensorType ReadType(ref Utf8JsonReader reader, string tensor)
    {
        Json.Next(ref reader, JsonTokenType.String, $"dtype of {tensor}");
        string type = reader.GetString()!;
        return TensorTypes.Find(type) ?? throw new SafetensorsException($"Unknown dtype '{Text.Name(type)}' of {tensor}.");
    }

    private static long[] ReadIntegers(ref Utf8JsonReader reader, string what)
    {
        Json.Next(ref reader, JsonTokenType.StartArray, what);
        List<long> values = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(Json.Integer(ref reader, what));
        }

        return [.. values];
    }
}
