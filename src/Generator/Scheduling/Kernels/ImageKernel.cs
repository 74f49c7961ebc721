using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>
/// Whatever works channel by channel, or over channels and position alike, and whose method over blocks of 16 channels takes the same sizes: all images that it reads and
/// writes are in blocks, what is one number a channel is not.
/// </summary>
internal sealed class ImageKernel : Kernel
{
    // By kind: which reads and writes are images.
    private static readonly IReadOnlyDictionary<string, (int[] Reads, int[] Writes)> Images = new Dictionary<string, (int[] Reads, int[] Writes)>(StringComparer.Ordinal)
    {
        ["MaxPool.Forward"] = ([0], [0]),
        ["MaxPool.Backward"] = ([0, 1], [0]),
        ["AvgPool.Forward"] = ([0], [0]),
        ["AvgPool.Backward"] = ([0], [0]),
        ["AdaptiveAvgPool.Forward"] = ([0], []),
        ["AdaptiveAvgPool.Backward"] = ([], [0]),
        ["BatchNorm.Forward"] = ([0], [0]),
        ["BatchNorm.ForwardTraining"] = ([0], [0]),
        ["BatchNorm.BackwardData"] = ([0, 4], [0]),
        ["BatchNorm.BackwardWeights"] = ([0, 3], []),
        ["Bias.Backward"] = ([0], []),
        ["LocalResponseNorm.Forward"] = ([0], [0]),
        ["PRelu.Forward"] = ([0], [0]),
        ["UpsampleNearest.Forward"] = ([0], [0]),
        ["UpsampleBilinear.Forward"] = ([0], [0]),
    };

    public override IReadOnlyList<string> Kinds { get; } = [.. Images.Keys.OrderBy(kind => kind, StringComparer.Ordinal)];

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        (int[] reads, int[] writes) = Images[operation.Kind];
        Shape[] images = [.. reads.Select(position => program.Values[operation.Reads[position]].Shape), .. writes.Select(position => program.Values[operation.Writes[position]].Shape)];
        if (!images.All(image => image.Rank == 3 && image[0] == operation.Shape["channels"]) || !Fits(operation.Shape))
        {
            return [];
        }

        string method = operation.Kind + "Blocked";
        return [new Way(method, operation.Shape, Costs.Touching(method, "Images.Floats", images.Sum(Blocks.Length))) { BlockedReads = [.. reads], BlockedWrites = [.. writes] }];
    }

    // Means of several windows, and channels that lie within others, have no form for blocks.
    private static bool Fits(Geometry shape) => shape.Type == "AdaptivePoolShape"
        ? shape["outHeight"] * shape["outWidth"] == 1
        : !shape.Fields.Any(field => field.Name == "steps") || shape["steps"] == 1;
}
