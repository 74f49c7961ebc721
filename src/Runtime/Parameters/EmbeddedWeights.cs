using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace StaticNets.Runtime.Parameters;

/// <summary>Weights that are a resource of the program: read where they are mapped if the file is F32 in canonical order, else copied.</summary>
internal static unsafe class EmbeddedWeights
{
    /// <returns>Parameters, states and counters, and what keeps them mapped: null where they were copied.</returns>
    /// <exception cref="FileNotFoundException">The assembly has no such resource.</exception>
    /// <exception cref="SafetensorsException">The resource is malformed, or does not fit.</exception>
    public static (WeightLoading.Loaded Weights, object? Owner) Read(NetworkLayout layout, Assembly assembly, string resourceName)
    {
        Stream resource = assembly.GetManifestResourceStream(resourceName)
            ?? throw new FileNotFoundException($"{assembly.GetName().Name} has no resource '{resourceName}' with the weights of {layout.Network}.", resourceName);
        try
        {
            (WeightLoading.Loaded weights, bool inPlace) = Read(layout, resource);
            return (weights, inPlace ? assembly : null);
        }
        catch (SafetensorsException exception)
        {
            throw new SafetensorsException($"Resource '{resourceName}': {exception.Message}", exception);
        }
    }

    /// <returns>Parameters, states and counters, and whether they lie in the stream's own memory, of any alignment.</returns>
    /// <exception cref="SafetensorsException">The resource is malformed, or does not fit.</exception>
    public static (WeightLoading.Loaded Weights, bool InPlace) Read(NetworkLayout layout, Stream resource)
    {
        using SafetensorsReader reader = new(resource, resource.Length);
        if (resource is not UnmanagedMemoryStream mapped
            || Start(layout.Parameters, reader.Entries) is not { } parameters
            || Start(layout.States, reader.Entries) is not { } states)
        {
            return (WeightLoading.Read(layout, reader), false);
        }

        // The header has been read: the stream stands at the first byte of the first tensor.
        byte* data = mapped.PositionPointer;
        WeightMatch match = WeightMatch.Of(layout, reader.Entries);
        long[] counters = new long[layout.Counters.Count];
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            if (match.Counter(entry.Name) is { } index)
            {
                counters[index] = BitConverter.ToInt64(new ReadOnlySpan<byte>(data + entry.Begin, sizeof(long)));
            }
        }

        FloatBuffer parameterBuffer = new((float*)(data + parameters), layout.ParameterCount);
        FloatBuffer stateBuffer = new((float*)(data + states), layout.StateCount);
        return (new WeightLoading.Loaded(parameterBuffer, stateBuffer, counters), true);
    }

    /// <summary>The byte where the tensors begin if the file has all of them as F32, one after the other in canonical order; else null.</summary>
    private static long? Start(IReadOnlyList<TensorInfo> tensors, IReadOnlyList<SafetensorsEntry> entries)
    {
        if (tensors.Count == 0)
        {
            return 0;
        }

        Dictionary<string, SafetensorsEntry> byName = new(StringComparer.Ordinal);
        foreach (SafetensorsEntry entry in entries)
        {
            byName.Add(entry.Name, entry);
        }

        long? start = byName.TryGetValue(tensors[0].Name, out SafetensorsEntry? first) ? first.Begin : null;
        foreach (TensorInfo tensor in tensors)
        {
            if (!byName.TryGetValue(tensor.Name, out SafetensorsEntry? entry) || entry.Type != TensorType.F32 || entry.Begin != start + ((long)tensor.Offset * sizeof(float)))
            {
                return null;
            }
        }

        return start;
    }
}
