using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Unrolling;

/// <summary>
/// A small dense layer: for each group of outputs the bias, then x[k] · (row k of the panel) added in k order, as the kernel does it.
/// Groups are 16, 8, 4 or 1 lanes wide, so that nothing outside the spans is touched; panels alone hold zeros behind the last output.
/// </summary>
internal sealed class SmallDense : SmallForm
{
    private const int PanelWidth = 32;
    private const int X = 0;
    private const int Panels = 1;
    private const int Bias = 2;
    private const int Y = 3;

    public override string Kind => "Dense.Forward";

    public override VectorCode? Code(Operation operation, EquatableArray<Value> values)
    {
        int inputs = (int)operation.Shape["inputs"];
        int outputs = (int)operation.Shape["outputs"];
        if (operation.Shape["steps"] != 1)
        {
            return null;
        }

        List<VectorOp> ops = [];
        int register = 0;
        bool hasBias = values[operation.Reads[Bias]].Role != ValueRole.Nothing;
        foreach ((int first, int width, int part) in Lanes.PaddedGroups(outputs))
        {
            int sum = register++;
            ops.Add(hasBias ? new(VectorOpKind.Load, width, sum, Operand: Bias, Offset: first, Part: part) : new(VectorOpKind.Zero, width, sum));
            for (int k = 0; k < inputs; k++)
            {
                int x = register++;
                int weights = register++;
                int panel = first / PanelWidth * PanelWidth * inputs;
                ops.Add(new(VectorOpKind.Broadcast, width, x, Operand: X, Offset: k));
                ops.Add(new(VectorOpKind.Load, width, weights, Operand: Panels, Offset: panel + (k * PanelWidth) + (first % PanelWidth)));
                ops.Add(new(VectorOpKind.MultiplyAdd, width, sum, x, weights, sum));
            }

            if (operation.Activation is { IsIdentity: false })
            {
                ops.Add(new(VectorOpKind.Activate, width, sum, sum));
            }

            ops.Add(new(VectorOpKind.Store, width, A: sum, Operand: Y, Offset: first, Part: part));
        }

        return new VectorCode(ops.ToEquatable());
    }
}
