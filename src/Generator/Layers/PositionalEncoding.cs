using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A checked encoding of positions.</summary>
internal sealed record PositionSpec(int Steps, int Features, bool Learned, Shape Output) : Spec(Output);

/// <summary><c>y[t] = x[t] + p[t]</c>: sines and cosines of t, or trained vectors.</summary>
internal sealed class PositionalEncoding : Layer<PositionalEncodingAttribute, PositionSpec>
{
    // What Vision Transformers begin with.
    private const double Deviation = 0.02;

    protected override PositionSpec? Resolve(LayerContext at) => at.Rank("a sequence [T, D]", 2)
        ? new PositionSpec(at.Input[0], at.Input[1], at.Flag(nameof(PositionalEncodingAttribute.Learned)), at.Input)
        : null;

    protected override IReadOnlyList<Parameter> Parameters(PositionSpec s) =>
        s.Learned ? [new Parameter("", Shape.Of(1, s.Steps, s.Features), Init.Normal(Deviation))] : [];

    protected override void Forward(PositionSpec s, StepBuilder step) =>
        step.Call("Positions.Forward", Sizes(s.Steps, s), [step.X, Weight(s, step)], [step.Y], inPlace: [0]);

    protected override void Step(PositionSpec s, StepBuilder step) =>
        step.Call("Positions.Step", Sizes(step.Capacity, s), [step.X, Weight(s, step), step.StepTable], [step.Y]);

    protected override void Backward(PositionSpec s, StepBuilder step)
    {
        if (s.Learned)
        {
            step.Gradient("Bias.Backward", Geometry.Channels(1, s.Output.Length, 1), [step.Dy], [step.ParameterGradient("")]);
        }

        if (step.NeedsInputGradient(0))
        {
            step.Gradient("Map.Backward", Elements.Of(s.Output), [step.Dy, step.Dy], [step.Dx], ActivationCall.Identity);
        }
    }

    protected override StreamKind Stream(PositionSpec s) => StreamKind.Causal;

    public override Beyond Beyond(Spec spec) => Layers.Beyond.Alone;

    protected override string Describe(PositionSpec s) => s.Learned ? "Learned" : "";

    private static int Weight(PositionSpec s, StepBuilder step) => s.Learned ? step.Parameter("") : step.Nothing;

    private static Geometry Sizes(int steps, PositionSpec s) => Geometry.Of("PositionShape", ("steps", steps), ("features", s.Features));
}
