using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>The tensors of one file of make_recurrent.py or make_attention.py. Read by a few lines of its own, so that a fault of the product's reader cannot hide here.</summary>
internal sealed class TorchFile
{
    private readonly Dictionary<string, (string Type, byte[] Bytes)> tensors = [];

    public TorchFile(string network, string folder = "recurrent")
    {
        byte[] file = File.ReadAllBytes(PathOf(network, folder));
        int length = (int)BitConverter.ToUInt64(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, length));
        foreach (JsonProperty tensor in header.RootElement.EnumerateObject())
        {
            int[] range = [.. tensor.Value.GetProperty("data_offsets").EnumerateArray().Select(number => number.GetInt32())];
            tensors.Add(tensor.Name, (tensor.Value.GetProperty("dtype").GetString()!, file[(8 + length + range[0])..(8 + length + range[1])]));
        }
    }

    /// <summary>The tensors whose names begin so, without that beginning.</summary>
    public IEnumerable<string> Names(string beginning) => tensors.Keys.Where(name => name.StartsWith(beginning, StringComparison.Ordinal)).Select(name => name[beginning.Length..]);

    public bool Has(string tensor) => tensors.ContainsKey(tensor);

    /// <summary>An F32 tensor: exact points.</summary>
    public float[] Floats(string tensor) => Values<float>(tensor, "F32");

    /// <summary>An F64 tensor: PyTorch's results.</summary>
    public double[] Doubles(string tensor) => Values<double>(tensor, "F64");

    /// <summary>An I32 tensor: tokens, lengths and classes.</summary>
    public int[] Integers(string tensor) => Values<int>(tensor, "I32");

    /// <summary>The path of a file; of a network's weights with <c>.weights</c> behind its name.</summary>
    public static string PathOf(string network, string folder = "recurrent") => Path.Combine(AppContext.BaseDirectory, "Reference", folder, network + ".safetensors");

    private T[] Values<T>(string tensor, string type)
        where T : struct
    {
        Assert.Equal(type, tensors[tensor].Type);
        return MemoryMarshal.Cast<byte, T>(tensors[tensor].Bytes).ToArray();
    }
}
