using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = a + b + …</c>. Projections are layers of their own by the time this one is asked.</summary>
internal sealed class Sum : ElementwiseJoin<SumAttribute>
{
    protected override string Kind => "Add";

    public override string? ProjectSetting => nameof(SumAttribute.Project);

    public override IReadOnlyList<ProjectionPart>? Projection(Shape skip, Shape main) => ResidualProjection.Of(skip, main);

    protected override JoinSpec? Resolve(LayerContext at)
    {
        at.Flag(nameof(SumAttribute.Project));
        return base.Resolve(at);
    }

    protected override void JoinBackward(JoinSpec s, StepBuilder step)
    {
        for (int operand = 0; operand < s.Operands.Count; operand++)
        {
            if (!step.NeedsInputGradient(operand))
            {
                continue;
            }

            if (s.Operands[operand] == s.Output)
            {
                // The same numbers: the copy is left out where nobody changes one of the two while the other is wanted.
                step.Gradient("Map.Backward", Elements.Of(s.Output), [step.Dy, step.Dy], [step.InputGradient(operand)], ActivationCall.Identity);
            }
            else
            {
                step.Gradient("Add.Backward", Sizes(s.Operands[operand], s.Output), [step.Dy], [step.InputGradient(operand)]);
            }
        }
    }
}
