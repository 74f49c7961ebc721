using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A checked pool over a whole image, or over as many windows as give the output's size.</summary>
internal sealed record AdaptivePoolSpec(Shape Input, int Height, int Width, Shape Output) : Spec(Output)
{
    public Geometry Geometry => Geometry.Of("AdaptivePoolShape", ("channels", Input[0]), ("height", Input[1]), ("width", Input[2]), ("outHeight", Height), ("outWidth", Width));
}

/// <summary>Output pixel i is the mean of rows ⌊i·H/h⌋ to ⌈(i + 1)·H/h⌉, and so for columns.</summary>
internal sealed class AdaptiveAvgPool : Layer<AdaptiveAvgPoolAttribute, AdaptivePoolSpec>
{
    protected override AdaptivePoolSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W]", 3) || !at.Has(nameof(AdaptiveAvgPoolAttribute.Size)))
        {
            return null;
        }

        (int height, int width) = at.Pair(nameof(AdaptiveAvgPoolAttribute.Size));
        return new AdaptivePoolSpec(at.Input, height, width, Shape.Of(at.Input[0], height, width));
    }

    protected override void Forward(AdaptivePoolSpec s, StepBuilder step) => step.Call("AdaptiveAvgPool.Forward", s.Geometry, [step.X], [step.Y]);

    protected override void Backward(AdaptivePoolSpec s, StepBuilder step) => step.Gradient("AdaptiveAvgPool.Backward", s.Geometry, [step.Dy], [step.Dx]);

    protected override Lengths Lengths(AdaptivePoolSpec s) => Layers.Lengths.Ends;

    protected override string Describe(AdaptivePoolSpec s) => Describing.Size(s.Height, s.Width);
}
