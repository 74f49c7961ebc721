using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A checked layer that makes a vector of a sequence.</summary>
/// <param name="Backwards">So many features at the end come from a direction that runs backwards.</param>
internal sealed record StepsSpec(int Steps, int Features, int Backwards, Shape Output) : Spec(Output);

/// <summary>The last step of each sample; of features that run backwards the first.</summary>
internal sealed class LastStep : Layer<LastStepAttribute, StepsSpec>
{
    protected override StepsSpec? Resolve(LayerContext at) => at.Rank("a sequence [T, D]", 2)
        ? new StepsSpec(at.Input[0], at.Input[1], at.Signals[0].Reversed, Shape.Of(at.Input[1]))
        : null;

    protected override void Forward(StepsSpec s, StepBuilder step) => step.Call("LastStep.Forward", Sizes(s), [step.X, step.Lengths(0)], [step.Y]);

    protected override void Step(StepsSpec s, StepBuilder step) => step.View();

    protected override void Backward(StepsSpec s, StepBuilder step) => step.Gradient("LastStep.Backward", Sizes(s), [step.Dy, step.Lengths(0)], [step.Dx]);

    public override Beyond Beyond(Spec spec) => Layers.Beyond.Known;

    protected override StreamKind Stream(StepsSpec s) => s.Backwards == 0 ? StreamKind.Pointwise : StreamKind.NotCausal;

    protected override Lengths Lengths(StepsSpec s) => Layers.Lengths.Ends;

    private static Geometry Sizes(StepsSpec s) => Geometry.Of("LastStepShape", ("steps", s.Steps), ("features", s.Features), ("reversed", s.Backwards));
}
