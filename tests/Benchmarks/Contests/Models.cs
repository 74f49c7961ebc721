extern alias compiler;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using compiler::StaticNets.Generator.Ir;
using StaticNets.Benchmarks.Compiling;
using StaticNets.Benchmarks.Onnx;

namespace StaticNets.Benchmarks.Contests;

/// <summary>The model and the weights of a case as files.</summary>
internal sealed class Models : IDisposable
{
    private readonly string folder;
    private readonly Lazy<string> model;

    /// <summary>Draws weights and writes them to a folder.</summary>
    public Models(Case measured, string folder)
    {
        this.folder = folder;
        CheckedNetwork network = DeclaredNetworks.Checked(measured.Network.FullName!);
        Dictionary<string, NetworkTensor> tensors = network.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        float[] Values(string name) => DrawnWeights.Of(tensors[name]);
        DrawnWeights.Save(network, Values, Weights);
        model = new Lazy<string>(() =>
        {
            string path = Path.Combine(folder, "network.onnx");
            using FileStream file = File.Create(path);
            OnnxExport.Write(network, measured.Batch, Values, file);
            return path;
        });
    }

    /// <summary>The ONNX model, written when it is asked for.</summary>
    public string Model => model.Value;

    /// <summary>The weights for ours.</summary>
    public string Weights => Path.Combine(folder, "network.safetensors");

    /// <summary>Files in a folder of their own, gone afterwards.</summary>
    public static Models Temporary(Case measured) => new(measured, Directory.CreateTempSubdirectory("staticnets-").FullName);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
