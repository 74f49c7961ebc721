using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace StaticNets.Zoo.Tests.Reference;

/// <summary>What PyTorch says of a network (zoo.json and zoo/NAME.safetensors, which make_zoo.py wrote).</summary>
/// <param name="Parameters">Trained values.</param>
/// <param name="Tensors">Tensors of the state_dict.</param>
/// <param name="Hash">SHA-256 of one line for each of them, sorted: name, type, shape.</param>
/// <param name="MultiplyAdds">Of convolutions and dense layers, counted in PyTorch.</param>
/// <param name="PublishedMillions">The published multiply-adds in millions; null where none are.</param>
/// <param name="First">The largest logit of each image.</param>
/// <param name="Gains">Factors of <see cref="HashedWeights"/>, so that the values neither vanish nor grow with depth.</param>
/// <param name="SingleDistance">How far PyTorch's own logits in float32 are from those, normwise, the worst of the images.</param>
/// <param name="Logits">Of each image, computed in float64.</param>
public sealed record ZooReference(
    long Parameters,
    int Tensors,
    string Hash,
    long MultiplyAdds,
    double? PublishedMillions,
    IReadOnlyList<int> First,
    IReadOnlyList<(string Suffix, double Factor)> Gains,
    double SingleDistance,
    float[] Logits)
{
    /// <summary>Images of each network.</summary>
    public const int Images = 3;

    /// <summary>What there is for a network of the Zoo.</summary>
    public static ZooReference Load(string network)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(TorchFile.PathOf("zoo.json")));
        JsonElement entry = document.RootElement.GetProperty("networks").GetProperty(network);
        JsonElement published = entry.GetProperty("published_millions");
        return new ZooReference(
            entry.GetProperty("parameters").GetInt64(),
            entry.GetProperty("tensors").GetInt32(),
            entry.GetProperty("sha256").GetString()!,
            entry.GetProperty("multiply_adds").GetInt64(),
            published.ValueKind == JsonValueKind.Null ? null : published.GetDouble(),
            [.. entry.GetProperty("first").EnumerateArray().Select(value => value.GetInt32())],
            [.. entry.GetProperty("gains").EnumerateObject().Select(gain => (gain.Name, gain.Value.GetDouble()))],
            entry.GetProperty("float32_distance").GetDouble(),
            TorchFile.Read("zoo", network)["logits"]);
    }
}
