using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>Element by element, in whatever order the elements lie: in blocks there are those of padded channels besides.</summary>
internal abstract class KeepingKernel : Kernel
{
    public sealed override bool KeepsLayout => true;

    public sealed override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        Shape image = program.Values[operation.Writes[0]].Shape;
        if (image.Rank != 3 || operation.Reads.Any(value => program.Values[value].Shape != image) || Blocked(operation, Blocks.Length(image)) is not { } shape)
        {
            return [];
        }

        double time = Costs.At("Elements.Floats", (operation.Reads.Count + 1) * Blocks.Length(image));
        return [new Way(operation.Kind, shape, time) { BlockedReads = [.. Enumerable.Range(0, operation.Reads.Count)], BlockedWrites = [0] }];
    }

    /// <summary>The sizes for that many elements in a sample, or null where the operation is not element by element.</summary>
    protected abstract Geometry? Blocked(Operation operation, long length);
}

/// <summary>Activations.</summary>
internal sealed class MapKernel : KeepingKernel
{
    public override IReadOnlyList<string> Kinds { get; } = ["Map.Forward", "Map.Backward", "Zero.Fill"];

    protected override Geometry Blocked(Operation operation, long length) => Geometry.Of("MapShape", ("length", length));
}

/// <summary>Sums and products of values of one shape.</summary>
internal sealed class EqualJoinKernel : KeepingKernel
{
    public override IReadOnlyList<string> Kinds { get; } = ["Add.Forward", "Multiply.Forward", "Multiply.Backward"];

    protected override Geometry? Blocked(Operation operation, long length) => Enumerable.Range(0, 4).Any(axis => Extent(operation, 'a', axis) != Extent(operation, 'b', axis))
        ? null
        : Geometry.Of("JoinShape", ("a0", 1), ("a1", 1), ("a2", 1), ("a3", length), ("b0", 1), ("b1", 1), ("b2", 1), ("b3", length));

    private static long Extent(Operation operation, char operand, int axis) => operation.Shape[operand + axis.ToString(System.Globalization.CultureInfo.InvariantCulture)];
}
