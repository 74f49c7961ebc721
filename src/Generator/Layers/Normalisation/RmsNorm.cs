using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = x / √(mean(x²) + ε) · weight</c> along the last axes of each sample.</summary>
internal sealed class RmsNorm : Layer<RmsNormAttribute, LayerNormSpec>
{
    public override bool IsElementwise => true;

    protected override LayerNormSpec? Resolve(LayerContext at) =>
        at.Rank("an image [C, H, W], a sequence [T, D] or a vector [N]", 1, 2, 3)
            ? LayerNormSpec.Of(at.Input, LayerNormSpec.DefaultAxes(at.Input), Statistics.Epsilon(at), affine: true)
            : null;

    protected override IReadOnlyList<Parameter> Parameters(LayerNormSpec s) => [new("weight", s.Normalised, Init.Constant(1))];

    protected override void Forward(LayerNormSpec s, StepBuilder step) =>
        step.Call("RmsNorm.Forward", s.Geometry, [step.X, step.Parameter("weight")], [step.Y]);

    protected override void Backward(LayerNormSpec s, StepBuilder step)
    {
        step.Gradient("RmsNorm.BackwardWeights", s.Geometry, [step.X, step.Dy], [step.ParameterGradient("weight")]);
        if (step.NeedsInputGradient(0))
        {
            step.Gradient("RmsNorm.BackwardData", s.Geometry, [step.X, step.Parameter("weight"), step.Dy], [step.Dx]);
        }
    }

    protected override StreamKind Stream(LayerNormSpec s) => s.PerStep ? StreamKind.Pointwise : StreamKind.NotCausal;
}
