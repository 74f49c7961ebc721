using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A join whose operands fit one another.</summary>
internal sealed record JoinSpec(EquatableArray<Shape> Operands, Shape Output) : Spec(Output);

/// <summary>A layer that makes one value of all its inputs. A single one is that value itself.</summary>
internal abstract class JoinLayer<TAttribute> : Layer<TAttribute, JoinSpec>
    where TAttribute : JoinAttribute
{
    protected override JoinSpec? Resolve(LayerContext at)
    {
        Shape output = at.Inputs[0];
        for (int operand = 1; operand < at.Inputs.Count; operand++)
        {
            Shape shape = at.Inputs[operand];
            if (shape.Rank != output.Rank || !Fits(output, shape))
            {
                string wanted = shape.Rank != output.Rank ? "it must have as many extents as the first" : "it must be " + Wanted(output);
                at.Fail(Rule.JoinsDiffer, null, Text.Join(at.Inputs.Select(input => input.ToString())), operand + 1, shape, wanted);
                return null;
            }

            output = Joined(at, output, shape);
        }

        return new JoinSpec(at.Inputs, output);
    }

    protected override void Forward(JoinSpec s, StepBuilder step)
    {
        if (s.Operands.Count == 1)
        {
            step.View();
        }
        else
        {
            JoinForward(s, step);
        }
    }

    protected override void Backward(JoinSpec s, StepBuilder step)
    {
        if (s.Operands.Count == 1)
        {
            step.ViewGradient();
        }
        else
        {
            JoinBackward(s, step);
        }
    }

    protected override StreamKind Stream(JoinSpec s) => StreamKind.Pointwise;

    /// <summary>Whether a shape can be joined with what those before it make together; both have the same rank.</summary>
    protected abstract bool Fits(Shape joined, Shape next);

    /// <summary>What <see cref="Fits"/> wants, for the message.</summary>
    protected abstract string Wanted(Shape joined);

    /// <summary>What both make together.</summary>
    protected abstract Shape Joined(LayerContext at, Shape joined, Shape next);

    /// <summary>Two operands or more.</summary>
    protected abstract void JoinForward(JoinSpec s, StepBuilder step);

    /// <summary>Two operands or more.</summary>
    protected abstract void JoinBackward(JoinSpec s, StepBuilder step);
}
