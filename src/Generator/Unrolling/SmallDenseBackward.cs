using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Unrolling;

/// <summary>
/// The input's gradient of a small dense layer: for each group of inputs zero, then dy[o] · (row o of the weights) added in the order of o, as the
/// kernel does it.
/// </summary>
internal sealed class SmallDenseBackward : SmallForm
{
    private const int Dy = 0;
    private const int Weight = 1;
    private const int Dx = 2;

    public override string Kind => "Dense.BackwardData";

    public override VectorCode? Code(Operation operation, EquatableArray<Value> values)
    {
        int inputs = (int)operation.Shape["inputs"];
        int outputs = (int)operation.Shape["outputs"];
        if (operation.Shape["steps"] != 1 || operation.Gradient != GradientWrite.Overwrite)
        {
            return null;
        }

        List<VectorOp> ops = [];
        int register = 0;
        foreach ((int first, int width) in Lanes.Groups(inputs))
        {
            int sum = register++;
            ops.Add(new(VectorOpKind.Zero, width, sum));
            for (int o = 0; o < outputs; o++)
            {
                int dy = register++;
                int weights = register++;
                ops.Add(new(VectorOpKind.Broadcast, width, dy, Operand: Dy, Offset: o));
                ops.Add(new(VectorOpKind.Load, width, weights, Operand: Weight, Offset: (o * inputs) + first));
                ops.Add(new(VectorOpKind.MultiplyAdd, width, sum, dy, weights, sum));
            }

            ops.Add(new(VectorOpKind.Store, width, A: sum, Operand: Dx, Offset: first));
        }

        return new VectorCode(ops.ToEquatable());
    }
}
