using System;
using System.Collections.Generic;
using System.IO;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Zoo.Tests.Reference;

/// <summary>What the scripts beside it wrote: named tensors of floats.</summary>
public static class TorchFile
{
    /// <summary>Every tensor of a file beneath the folder Reference.</summary>
    public static IReadOnlyDictionary<string, float[]> Read(string folder, string name)
    {
        using SafetensorsReader reader = SafetensorsReader.Open(PathOf(folder, name + ".safetensors"));
        Dictionary<string, float[]> tensors = new(StringComparer.Ordinal);
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            float[] values = new float[entry.Count];
            reader.ReadFloats(values);
            tensors.Add(entry.Name, values);
        }

        reader.End();
        return tensors;
    }

    /// <summary>Where a file of the folder Reference is.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([AppContext.BaseDirectory, "Reference", .. parts]);
}
