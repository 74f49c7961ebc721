using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A checked layer that works over channels and has no settings.</summary>
internal sealed record ChannelSpec(Shape Output) : Spec(Output);

/// <summary><c>y = x</c> where x is positive, else <c>slope[channel] · x</c>.</summary>
internal sealed class PRelu : Layer<PReluAttribute, ChannelSpec>
{
    protected override ChannelSpec? Resolve(LayerContext at) =>
        at.Rank("an image [C, H, W], a sequence [T, D] or a vector [N]", 1, 2, 3) ? new ChannelSpec(at.Input) : null;

    protected override IReadOnlyList<Parameter> Parameters(ChannelSpec s) => [new("weight", Shape.Of(Elements.ChannelCount(s.Output)), Init.Constant(0.25))];

    protected override void Forward(ChannelSpec s, StepBuilder step) =>
        step.Call("PRelu.Forward", Elements.Channels(s.Output), [step.X, step.Parameter("weight")], [step.Y]);

    protected override void Backward(ChannelSpec s, StepBuilder step)
    {
        step.Gradient("PRelu.BackwardWeights", Elements.Channels(s.Output), [step.X, step.Dy], [step.ParameterGradient("weight")]);
        if (step.NeedsInputGradient(0))
        {
            step.Gradient("PRelu.BackwardData", Elements.Channels(s.Output), [step.X, step.Parameter("weight"), step.Dy], [step.Dx]);
        }
    }

    protected override StreamKind Stream(ChannelSpec s) => StreamKind.Pointwise;
}
