using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A checked choice of a step.</summary>
internal sealed record SelectSpec(Shape Input, int Step, Shape Output) : Spec(Output);

/// <summary>One step of a sequence.</summary>
internal sealed class SelectStep : Layer<SelectStepAttribute, SelectSpec>
{
    protected override SelectSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("a sequence [T, D]", 2) || !at.Has(nameof(SelectStepAttribute.Step)))
        {
            return null;
        }

        int number = at.Count(nameof(SelectStepAttribute.Step), least: 0);
        if (!at.Failed && number >= at.Input[0])
        {
            at.Fail(Rule.OutOfRange, nameof(SelectStepAttribute.Step), nameof(SelectStepAttribute.Step), "from 0 to " + Text.Of(at.Input[0] - 1), number);
        }

        return new SelectSpec(at.Input, number, Shape.Of(at.Input[1]));
    }

    protected override void Forward(SelectSpec s, StepBuilder step) => step.Call("Crop.Forward", Part(s), [step.X], [step.Y]);

    protected override void Backward(SelectSpec s, StepBuilder step) => step.Gradient("Crop.Backward", Part(s), [step.Dy], [step.Dx]);

    protected override Lengths Lengths(SelectSpec s) => Layers.Lengths.Ends;

    protected override string Describe(SelectSpec s) => Text.Of(s.Step);

    // A sequence is one plane of T rows.
    private static Geometry Part(SelectSpec s) => Geometry.Of(
        "CropShape", ("channels", 1), ("height", s.Input[0]), ("width", s.Input[1]), ("top", s.Step), ("left", 0), ("outHeight", 1), ("outWidth", s.Input[1]));
}
