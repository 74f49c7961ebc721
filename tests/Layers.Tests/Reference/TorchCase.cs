using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// One file of make_layers.py: a layer with its settings, the point ("x", parameters, cotangent "cot"), and what PyTorch gives there in
/// float64 ("y", "grad.x", "grad.weight"...). Read by a few lines of its own, so that a fault of the product's reader cannot hide here.
/// </summary>
public sealed class TorchCase
{
    private readonly Dictionary<string, double[]> tensors = [];
    private readonly Dictionary<string, int[]> shapes = [];

    private TorchCase(string name)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Folder, name + ".safetensors"));
        int length = (int)BitConverter.ToUInt64(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, length));
        foreach (JsonProperty tensor in header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
        {
            int[] range = Integers(tensor.Value.GetProperty("data_offsets"));
            ReadOnlySpan<byte> bytes = file.AsSpan(8 + length + range[0], range[1] - range[0]);
            shapes.Add(tensor.Name, Integers(tensor.Value.GetProperty("shape")));
            tensors.Add(tensor.Name, tensor.Value.GetProperty("dtype").GetString() == "F64"
                ? MemoryMarshal.Cast<byte, double>(bytes).ToArray()
                : Array.ConvertAll(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), value => (double)value));
        }

        JsonElement metadata = header.RootElement.GetProperty("__metadata__");
        using JsonDocument settings = JsonDocument.Parse(metadata.GetProperty("settings").GetString()!);
        LayerName = metadata.GetProperty("layer").GetString()!;
        Settings = settings.RootElement.Clone();
        Layer = ReferenceFactory.Create(LayerName, Settings);
        Parameters = tensors.Where(tensor => tensor.Key is not ("x" or "y" or "cot") && !tensor.Key.StartsWith("grad.", StringComparison.Ordinal) && !tensor.Key.StartsWith("after.", StringComparison.Ordinal)).ToDictionary();
    }

    /// <summary>The layer's name in the language.</summary>
    public string LayerName { get; }

    /// <summary>The layer's settings, as in the language; pairs as arrays, height first.</summary>
    public JsonElement Settings { get; }

    /// <summary>The reference with those settings.</summary>
    public IReferenceLayer Layer { get; }

    /// <summary>Parameters and states at the point.</summary>
    public IReadOnlyDictionary<string, double[]> Parameters { get; }

    /// <summary>Samples in the batch.</summary>
    public int Rows => shapes["x"][0];

    /// <summary>The shape of one input sample.</summary>
    public int[] Input => shapes["x"][1..];

    /// <summary>The names of all cases, or of those of one layer.</summary>
    public static TheoryData<string> Names(string layer = "")
    {
        IEnumerable<string> all = Directory.GetFiles(Folder, "*.safetensors")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);
        return [.. all.Where(name => layer.Length == 0 || Load(name).LayerName == layer)];
    }

    /// <summary>Reads one case.</summary>
    public static TorchCase Load(string name) => new(name);

    /// <summary>A tensor's values; floats are exact in double.</summary>
    public double[] this[string tensor] => tensors[tensor];

    /// <summary>A tensor's shape.</summary>
    public int[] Shape(string tensor) => shapes[tensor];

    /// <summary>Whether the case has that tensor.</summary>
    public bool Has(string tensor) => tensors.ContainsKey(tensor);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Reference", "torch");

    private static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];
}
