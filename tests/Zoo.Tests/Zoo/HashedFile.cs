using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using StaticNets.Runtime.Parameters;
using StaticNets.Zoo.Tests.Reference;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>A safetensors file of hashed weights in the temporary folder, as torchvision's state_dict would be saved; deleted at the end.</summary>
public sealed class HashedFile : IDisposable
{
    /// <summary>Writes the file.</summary>
    /// <param name="layout">Names and shapes.</param>
    /// <param name="gains">As <see cref="HashedWeights"/> takes them.</param>
    /// <param name="change">What is done to each tensor before it is written.</param>
    public HashedFile(NetworkLayout layout, IReadOnlyList<(string Suffix, double Factor)> gains, Action<string, float[]>? change = null)
    {
        SafetensorsWriter writer = new();
        TensorInfo[] tensors = [.. layout.Parameters, .. layout.States];
        foreach (TensorInfo tensor in tensors)
        {
            writer.Declare(tensor.Name, TensorType.F32, [.. tensor.Shape]);
        }

        using FileStream file = File.Create(Path);
        writer.Start(file);
        foreach (TensorInfo tensor in tensors)
        {
            float[] values = HashedWeights.Of(tensor.Name, tensor.Shape, gains);
            change?.Invoke(tensor.Name, values);
            writer.Write(values);
        }

        writer.End();
    }

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"staticnets-{Guid.NewGuid():N}.safetensors");

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
