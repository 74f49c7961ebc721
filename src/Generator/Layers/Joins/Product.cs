using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = a · b · …</c>, element by element.</summary>
internal sealed class Product : ElementwiseJoin<ProductAttribute>
{
    protected override string Kind => "Multiply";

    /// <summary>From the last operand back: its gradient wants what those before it make together, and theirs wants it.</summary>
    protected override void JoinBackward(JoinSpec s, StepBuilder step)
    {
        int gradient = step.Dy;
        for (int operand = s.Operands.Count - 1; operand > 0; operand--)
        {
            Shape before = Joined(s, operand - 1);
            int left = operand == 1 ? step.Input(0) : Partial(operand - 1, before, step);
            Multiply(s.Operands[operand], before, left, gradient, operand, step);
            if (operand == 1)
            {
                Multiply(before, s.Operands[1], step.Input(1), gradient, 0, step);
                return;
            }

            int next = step.Extra("partialGradient" + Text.Of(operand - 1), before);
            step.Call("Multiply.Backward", Sizes(before, s.Operands[operand]), [step.Input(operand), gradient], [next], overwrites: true);
            gradient = next;
        }
    }

    private static void Multiply(Shape own, Shape other, int factor, int gradient, int operand, StepBuilder step)
    {
        if (step.NeedsInputGradient(operand))
        {
            step.Gradient("Multiply.Backward", Sizes(own, other), [factor, gradient], [step.InputGradient(operand)]);
        }
    }
}
