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
    public override IReadOnlyList<string> Kinds { get; } =
    [
        "MaxPool.Forward", "AvgPool.Forward", "AdaptiveAvgPool.Forward", "BatchNorm.Forward", "LocalResponseNorm.Forward", "PRelu.Forward", "UpsampleNearest.Forward", "UpsampleBilinear.Forward",
        "BatchNorm.ForwardTraining", "BatchNorm.BackwardData", "BatchNorm.BackwardWeights", "MaxPool.Backward", "AvgPool.Backward", "AdaptiveAvgPool.Backward", "Bias.Backward",
    ];

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        // A global mean is one number a channel; what a window leaves is an image, were it of one pixel.
        bool global = operation.Shape.Type == "AdaptivePoolShape", windows = operation.Shape.Type == "PoolShape";
        int[] reads = Images(operation.Reads.ToArray(), operation, program, least: global ? 2 : 1), writes = Images(operation.Writes.ToArray(), operation, program, least: global ? 2 : 1);
        if (reads.Length + writes.Length == 0
            || (global && operation.Shape["outHeight"] * operation.Shape["outWidth"] != 1)
            || (windows && reads.Length + writes.Length < operation.Reads.Count + operation.Writes.Count))
        {
            return [];
        }

        long touched = operation.Reads.Concat(operation.Writes).Where(value => program.Values[value].Shape.Rank == 3).Sum(value => Blocks.Length(program.Values[value].Shape));
        return [new Way(operation.Kind + "Blocked", operation.Shape, Costs.Touching(operation.Kind + "Blocked", "Images.Floats", touched)) { BlockedReads = [.. reads], BlockedWrites = [.. writes] }];
    }

    private static int[] Images(int[] values, Operation operation, Program program, int least) =>
        Enumerable.Range(0, values.Length).Where(position => IsImage(program.Values[values[position]].Shape, operation.Shape["channels"], least)).ToArray();

    private static bool IsImage(Shape shape, long channels, int least) => shape.Rank == 3 && shape[0] == channels && shape.Length >= channels * least;
}
