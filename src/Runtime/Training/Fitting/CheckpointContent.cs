using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Training;

/// <summary>The tensors and metadata of a checkpoint in memory, so that all of it is checked before any of it is used.</summary>
internal sealed class CheckpointContent
{
    private readonly List<string> names = [];
    private readonly Dictionary<string, (Array Values, int[] Shape)> tensors = new(StringComparer.Ordinal);

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <exception cref="CheckpointException">The file is not a checkpoint.</exception>
    public static CheckpointContent Read(string path)
    {
        CheckpointContent content = new();
        try
        {
            using SafetensorsReader reader = SafetensorsReader.Open(path);
            foreach ((string key, string value) in reader.Metadata)
            {
                content.Metadata[key] = value;
            }

            foreach (SafetensorsEntry entry in reader.Entries)
            {
                int[] shape = [.. entry.Shape.Select(extent => checked((int)extent))];
                Array values = ReadValues(reader, entry);
                content.Add(entry.Name, values, shape);
            }

            reader.End();
        }
        catch (Exception exception) when (exception is SafetensorsException or OverflowException)
        {
            throw new CheckpointException($"'{path}' is not a checkpoint: {exception.Message}", exception);
        }

        return content;
    }

    public void Add(string name, Array values, IReadOnlyList<int>? shape = null)
    {
        names.Add(name);
        tensors.Add(name, (values, shape is null ? [values.Length] : [.. shape]));
    }

    public void Add(string name, long[] values) => Add(name, (Array)values);

    public void Add(string name, double[] values) => Add(name, (Array)values);

    public bool Has(string name) => tensors.ContainsKey(name);

    public bool HasShape(string name, IReadOnlyList<int> shape) => tensors.TryGetValue(name, out var tensor) && tensor.Shape.SequenceEqual(shape);

    public int CountOf(string prefix) => names.Count(name => name.StartsWith(prefix, StringComparison.Ordinal));

    public float[] Floats(string name, int length) => Get<float>(name, length);

    public double[] Doubles(string name, int length) => Get<double>(name, length);

    public long[] Longs(string name, int length) => Get<long>(name, length);

    public void Write(Stream stream)
    {
        SafetensorsWriter writer = new();
        foreach ((string key, string value) in Metadata)
        {
            writer.Metadata[key] = value;
        }

        foreach (string name in names)
        {
            (Array values, int[] shape) = tensors[name];
            writer.Declare(name, values is float[] ? TensorType.F32 : values is double[] ? TensorType.F64 : TensorType.I64, shape);
        }

        writer.Start(stream);
        foreach (string name in names)
        {
            switch (tensors[name].Values)
            {
                case float[] floats:
                    writer.Write(floats);
                    break;
                case double[] doubles:
                    writer.Write(doubles);
                    break;
                case long[] longs:
                    writer.Write(longs);
                    break;
            }
        }

        writer.End();
    }

    private static Array ReadValues(SafetensorsReader reader, SafetensorsEntry entry)
    {
        int count = checked((int)entry.Count);
        switch (entry.Type)
        {
            case TensorType.F32:
                float[] floats = new float[count];
                reader.ReadFloats(floats);
                return floats;
            case TensorType.F64:
                double[] doubles = new double[count];
                reader.Read(MemoryMarshal.AsBytes(doubles.AsSpan()));
                return doubles;
            case TensorType.I64:
                long[] longs = new long[count];
                reader.Read(MemoryMarshal.AsBytes(longs.AsSpan()));
                return longs;
            default:
                throw new SafetensorsException($"{entry} is of a type that no checkpoint holds.");
        }
    }

    private T[] Get<T>(string name, int length) => tensors.TryGetValue(name, out var tensor) && tensor.Values is T[] values && values.Length == length
        ? values
        : throw new CheckpointException($"The checkpoint holds no {length} numbers of type {typeof(T).Name} by the name of '{name}'.");
}
