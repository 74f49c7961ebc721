using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit;

namespace StaticNets.Runtime.Tests;

/// <summary>
/// Reference values computed with PyTorch in double precision (Conformance/torch): one safetensors file per case. F32 tensors are the exact
/// points (inputs, parameters, cotangents <c>cot0</c>), F64 tensors the outputs (<c>out0</c>) and gradients (<c>grad.x</c>). Read with a few lines of
/// its own, so that a fault of the product's reader cannot hide here.
/// </summary>
public sealed class Conformance
{
    private readonly Dictionary<string, (string Type, int[] Shape, byte[] Bytes)> tensors = [];

    private Conformance(string name) => Name = name;

    /// <summary>The case's name, which is the file's.</summary>
    public string Name { get; }

    /// <summary>The names of the cases of one family that have a file here, for <c>[MemberData]</c>.</summary>
    public static TheoryData<string> Cases(string family)
    {
        using JsonDocument index = JsonDocument.Parse(File.ReadAllText(Locate("index.json")));
        TheoryData<string> cases = [.. index.RootElement.EnumerateArray()
            .Where(entry => entry.GetProperty("family").GetString() == family)
            .Select(entry => entry.GetProperty("case").GetString()!)
            .Where(name => File.Exists(Locate(name + ".safetensors")))];
        Assert.NotEmpty(cases);
        return cases;
    }

    /// <summary>Reads one case.</summary>
    public static Conformance Load(string name)
    {
        Conformance loaded = new(name);
        byte[] file = File.ReadAllBytes(Locate(name + ".safetensors"));
        int headerLength = (int)BitConverter.ToUInt64(file, 0);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, headerLength));
        foreach (JsonProperty tensor in header.RootElement.EnumerateObject().Where(property => property.Name != "__metadata__"))
        {
            int[] range = Numbers(tensor.Value.GetProperty("data_offsets"));
            byte[] bytes = file.AsSpan(8 + headerLength + range[0], range[1] - range[0]).ToArray();
            loaded.tensors.Add(tensor.Name, (tensor.Value.GetProperty("dtype").GetString()!, Numbers(tensor.Value.GetProperty("shape")), bytes));
        }

        return loaded;
    }

    /// <summary>An attribute in PyTorch's name (<c>stride</c>), or null where the case has none of that name.</summary>
    public JsonElement? Attribute(string name)
    {
        using JsonDocument index = JsonDocument.Parse(File.ReadAllText(Locate("index.json")));
        JsonElement entry = index.RootElement.EnumerateArray().Single(entry => entry.GetProperty("case").GetString() == Name);
        return entry.GetProperty("attrs").TryGetProperty(name, out JsonElement value) ? value.Clone() : null;
    }

    /// <summary>Whether the case has a tensor of that name.</summary>
    public bool Has(string tensor) => tensors.ContainsKey(tensor);

    /// <summary>A tensor's shape.</summary>
    public int[] Shape(string tensor) => tensors[tensor].Shape;

    /// <summary>An F32 tensor.</summary>
    public float[] Floats(string tensor)
    {
        Assert.Equal("F32", tensors[tensor].Type);
        return MemoryMarshal.Cast<byte, float>(tensors[tensor].Bytes).ToArray();
    }

    /// <summary>An F64 tensor.</summary>
    public double[] Doubles(string tensor)
    {
        Assert.Equal("F64", tensors[tensor].Type);
        return MemoryMarshal.Cast<byte, double>(tensors[tensor].Bytes).ToArray();
    }

    /// <summary>An I64 tensor.</summary>
    public long[] Longs(string tensor)
    {
        Assert.Equal("I64", tensors[tensor].Type);
        return MemoryMarshal.Cast<byte, long>(tensors[tensor].Bytes).ToArray();
    }

    private static string Locate(string file) => Path.Combine(AppContext.BaseDirectory, "Conformance", "torch", file);

    private static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];
}
