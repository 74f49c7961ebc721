using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>The mean over the steps of each sample.</summary>
internal sealed class MeanSteps : Layer<MeanStepsAttribute, StepsSpec>
{
    protected override StepsSpec? Resolve(LayerContext at) => at.Rank("a sequence [T, D]", 2) ? new StepsSpec(at.Input[0], at.Input[1], 0, Shape.Of(at.Input[1])) : null;

    protected override void Forward(StepsSpec s, StepBuilder step) => step.Call("MeanSteps.Forward", Sizes(s), [step.X, step.Lengths(0)], [step.Y]);

    protected override void Step(StepsSpec s, StepBuilder step) => step.Call("MeanSteps.Step", Sizes(s), [step.X], [step.Y, step.State("sum", Shape.Of(s.Features + 1))]);

    protected override void Backward(StepsSpec s, StepBuilder step) => step.Gradient("MeanSteps.Backward", Sizes(s), [step.Dy, step.Lengths(0)], [step.Dx]);

    public override Beyond Beyond(Spec spec) => Layers.Beyond.Known;

    protected override StreamKind Stream(StepsSpec s) => StreamKind.Causal;

    protected override Lengths Lengths(StepsSpec s) => Layers.Lengths.Ends;

    private static Geometry Sizes(StepsSpec s) => Geometry.Of("SequenceShape", ("steps", s.Steps), ("features", s.Features));
}
