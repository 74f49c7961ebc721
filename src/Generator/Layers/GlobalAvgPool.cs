using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalAvgPool : Layer<GlobalAvgPoolAttribute, AdaptivePoolSpec>
{
    protected override AdaptivePoolSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W]", 3))
        {
            return null;
        }

        bool keep = at.Flag(nameof(GlobalAvgPoolAttribute.KeepExtent));
        return new AdaptivePoolSpec(at.Input, 1, 1, keep ? Shape.Of(at.Input[0], 1, 1) : Shape.Of(at.Input[0]));
    }

    protected override void Forward(AdaptivePoolSpec s, StepBuilder step) => step.Call("AdaptiveAvgPool.Forward", s.Geometry, [step.X], [step.Y]);

    protected override void Backward(AdaptivePoolSpec s, StepBuilder step) => step.Gradient("AdaptiveAvgPool.Backward", s.Geometry, [step.Dy], [step.Dx]);

    protected override Lengths Lengths(AdaptivePoolSpec s) => Layers.Lengths.Ends;
}
