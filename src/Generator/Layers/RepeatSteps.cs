using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>The same vector at every step.</summary>
internal sealed class RepeatSteps : Layer<RepeatStepsAttribute, StepsSpec>
{
    protected override StepsSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("a vector [N]", 1) || !at.Has(nameof(RepeatStepsAttribute.Steps)))
        {
            return null;
        }

        int steps = at.Count(nameof(RepeatStepsAttribute.Steps));
        return new StepsSpec(steps, at.Input[0], 0, Shape.Of(steps, at.Input[0]));
    }

    protected override void Forward(StepsSpec s, StepBuilder step) => step.Call("RepeatSteps.Forward", Sizes(s), [step.X], [step.Y]);

    protected override void Backward(StepsSpec s, StepBuilder step) => step.Gradient("RepeatSteps.Backward", Sizes(s), [step.Dy], [step.Dx]);

    protected override StreamKind Stream(StepsSpec s) => StreamKind.Repeated;

    protected override Lengths Lengths(StepsSpec s) => Layers.Lengths.Ends;

    protected override string Describe(StepsSpec s) => Text.Of(s.Steps);

    private static Geometry Sizes(StepsSpec s) => Geometry.Of("SequenceShape", ("steps", s.Steps), ("features", s.Features));
}
