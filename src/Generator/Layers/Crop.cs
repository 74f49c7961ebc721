using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A checked part of an image.</summary>
internal sealed record CropSpec(Shape Input, int Top, int Left, Shape Output) : Spec(Output)
{
    public Geometry Geometry => Geometry.Of(
        "CropShape",
        ("channels", Input[0]),
        ("height", Input[1]),
        ("width", Input[2]),
        ("top", Top),
        ("left", Left),
        ("outHeight", Output[1]),
        ("outWidth", Output[2]));
}

/// <summary><c>y[c, i, j] = x[c, i + top, j + left]</c>.</summary>
internal sealed class Crop : Layer<CropAttribute, CropSpec>
{
    protected override CropSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W]", 3))
        {
            return null;
        }

        (int top, int height) = Part(at, nameof(CropAttribute.Top), nameof(CropAttribute.Height), at.Input[1], " rows");
        (int left, int width) = Part(at, nameof(CropAttribute.Left), nameof(CropAttribute.Width), at.Input[2], " columns");
        return new CropSpec(at.Input, top, left, Shape.Of(at.Input[0], height, width));
    }

    protected override void Forward(CropSpec s, StepBuilder step) => step.Call("Crop.Forward", s.Geometry, [step.X], [step.Y]);

    protected override void Backward(CropSpec s, StepBuilder step) => step.Gradient("Crop.Backward", s.Geometry, [step.Dy], [step.Dx]);

    protected override Lengths Lengths(CropSpec s) => Layers.Lengths.Ends;

    protected override string Describe(CropSpec s) => Describing.Size(s.Output[1], s.Output[2]) + " at " + Text.Of(s.Top) + "," + Text.Of(s.Left);

    private static (int First, int Count) Part(LayerContext at, string start, string extent, int available, string unit)
    {
        if (!at.Has(start) | !at.Has(extent))
        {
            return (0, 1);
        }

        int first = at.Count(start, least: 0);
        int count = at.Count(extent);
        if (!at.Failed && (long)first + count > available)
        {
            // Where nothing at all lies behind the start, it is the start that is wrong.
            (string wrong, int largest) = first < available ? (extent, available - first) : (start, available - 1);
            at.Fail(Rule.CropOutside, wrong, Text.Of(count) + unit, first, at.Input, Text.Of(available) + unit, wrong, largest);
        }

        return (first, count);
    }
}
