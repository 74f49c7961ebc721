using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A trained vector before the first step.</summary>
internal sealed class ClassToken : Layer<ClassTokenAttribute, StepsSpec>
{
    protected override StepsSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("a sequence [T, D]", 2))
        {
            return null;
        }

        int steps = at.Extent("", at.Input[0] + 1L, "steps");
        return new StepsSpec(at.Input[0], at.Input[1], 0, Shape.Of(steps, at.Input[1]));
    }

    protected override IReadOnlyList<Parameter> Parameters(StepsSpec s) => [new Parameter("", Shape.Of(1, 1, s.Features), Init.Constant(0))];

    protected override void Forward(StepsSpec s, StepBuilder step) => step.Call("ClassToken.Forward", Sizes(s), [step.X, step.Parameter("")], [step.Y]);

    protected override void Backward(StepsSpec s, StepBuilder step)
    {
        step.Gradient("ClassToken.BackwardWeights", Sizes(s), [step.Dy], [step.ParameterGradient("")]);
        if (step.NeedsInputGradient(0))
        {
            step.Gradient("ClassToken.Backward", Sizes(s), [step.Dy], [step.Dx]);
        }
    }

    protected override Lengths Lengths(StepsSpec s) => Layers.Lengths.Maps;

    private static Geometry Sizes(StepsSpec s) => Geometry.Of("ClassTokenShape", ("steps", s.Steps), ("features", s.Features));
}
