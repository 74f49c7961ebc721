using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>An image times one number for each of its channels, as in squeeze-and-excite; the operands in either order.</summary>
internal sealed class GateKernel : Kernel
{
    public override IReadOnlyList<string> Kinds { get; } = ["Multiply.Forward"];

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        int image = IsGate(operation.Shape, 'b') ? 0 : IsGate(operation.Shape, 'a') ? 1 : -1;
        Shape shape = program.Values[operation.Writes[0]].Shape;
        if (image < 0 || shape.Rank != 3 || program.Values[operation.Reads[image]].Shape != shape || shape[0] != operation.Shape["a1"] || shape[0] != operation.Shape["b1"])
        {
            return [];
        }

        Geometry sizes = Geometry.Of("BlockedShape", ("channels", shape[0]), ("inner", shape.Length / shape[0]));
        return [new Way("Multiply.ForwardBlocked", sizes, Costs.At("Images.Floats", 2 * Blocks.Length(shape))) { Order = [image, 1 - image], BlockedReads = [image], BlockedWrites = [0] }];
    }

    private static bool IsGate(Geometry join, char operand)
    {
        char other = operand == 'a' ? 'b' : 'a';
        return join[operand + "0"] == 1 && join[operand + "2"] == 1 && join[operand + "3"] == 1 && join[other + "0"] == 1 && join[other + "2"] * join[other + "3"] > 1;
    }
}
