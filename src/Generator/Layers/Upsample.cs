using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A checked enlargement of an image.</summary>
internal sealed record UpsampleSpec(Shape Input, int FactorHeight, int FactorWidth, UpsampleMode Mode, Shape Output) : Spec(Output)
{
    public Geometry Geometry => Geometry.Of(
        "UpsampleShape",
        ("channels", Input[0]),
        ("height", Input[1]),
        ("width", Input[2]),
        ("factorHeight", FactorHeight),
        ("factorWidth", FactorWidth));

    public string Kind => Mode == UpsampleMode.Bilinear ? "UpsampleBilinear" : "UpsampleNearest";
}

/// <summary>Each pixel becomes factor × factor pixels: copies, or weighted means of neighbours.</summary>
internal sealed class Upsample : Layer<UpsampleAttribute, UpsampleSpec>
{
    protected override UpsampleSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W]", 3) || !at.Has(nameof(UpsampleAttribute.Factor)))
        {
            return null;
        }

        (int Height, int Width) factor = at.Pair(nameof(UpsampleAttribute.Factor));
        UpsampleMode mode = at.Choice<UpsampleMode>(nameof(UpsampleAttribute.Mode));
        int height = at.Extent(nameof(UpsampleAttribute.Factor), (long)at.Input[1] * factor.Height, "output rows");
        int width = at.Extent(nameof(UpsampleAttribute.Factor), (long)at.Input[2] * factor.Width, "output columns");
        return new UpsampleSpec(at.Input, factor.Height, factor.Width, mode, Shape.Of(at.Input[0], height, width));
    }

    protected override void Forward(UpsampleSpec s, StepBuilder step) => step.Call(s.Kind + ".Forward", s.Geometry, [step.X], [step.Y]);

    protected override void Backward(UpsampleSpec s, StepBuilder step) => step.Gradient(s.Kind + ".Backward", s.Geometry, [step.Dy], [step.Dx]);

    protected override Lengths Lengths(UpsampleSpec s) => Layers.Lengths.Ends;

    protected override string Describe(UpsampleSpec s) => Describing.Size(s.FactorHeight, s.FactorWidth) + " " + s.Mode;
}
