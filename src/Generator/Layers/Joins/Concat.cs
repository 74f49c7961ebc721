using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>Its inputs behind one another: channels of images, features of sequences and vectors.</summary>
/// <remarks>An operation for each operand, which writes that operand's part of the result: one that is computed in its final place needs none.</remarks>
internal sealed class Concat : JoinLayer<ConcatAttribute>
{
    protected override bool Fits(Shape joined, Shape next) =>
        Enumerable.Range(0, joined.Rank).All(axis => axis == Axis(joined) || joined[axis] == next[axis]);

    protected override string Wanted(Shape joined) =>
        "[" + Text.Join(joined.Extents.Select((extent, axis) => axis == Axis(joined) ? "any" : Text.Of(extent))) + "]";

    protected override Shape Joined(LayerContext at, Shape joined, Shape next)
    {
        int axis = Axis(joined);
        int together = at.Extent(nameof(ConcatAttribute.Labels), (long)joined[axis] + next[axis], "channels together");
        return Shape.Of(joined.Extents.Select((extent, i) => i == axis ? together : extent).ToArray());
    }

    protected override void JoinForward(JoinSpec s, StepBuilder step)
    {
        for (int operand = 0; operand < s.Operands.Count; operand++)
        {
            Geometry shape = Sizes(s, operand);
            step.Copy("Concat.Forward", shape, step.Input(operand), step.Y, shape["outer"] == 1 ? shape["at"] : -1);
        }
    }

    protected override void JoinBackward(JoinSpec s, StepBuilder step)
    {
        for (int operand = 0; operand < s.Operands.Count; operand++)
        {
            if (step.NeedsInputGradient(operand))
            {
                step.Gradient("Concat.Backward", Sizes(s, operand), [step.Dy], [step.InputGradient(operand)]);
            }
        }
    }

    // [N], [T, D], [C, H, W], [T, C, H, W]
    private static int Axis(Shape shape) => shape.Rank is 2 or 4 ? 1 : 0;

    private static Geometry Sizes(JoinSpec s, int operand)
    {
        int axis = Axis(s.Output);
        long outer = axis == 0 ? 1 : s.Output[0];
        long inner = s.Output.Length / (outer * s.Output[axis]);
        long first = s.Operands.Take(operand).Sum(shape => (long)shape[axis]);
        return Geometry.Of("ConcatShape", ("outer", outer), ("part", s.Operands[operand][axis] * inner), ("at", first * inner), ("total", s.Output[axis] * inner));
    }
}
