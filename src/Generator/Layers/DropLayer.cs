using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A checked rate of what is dropped.</summary>
internal sealed record DropSpec(double Rate, Shape Output) : Spec(Output);

/// <summary>A layer that drops by chance in training, scales up what stays by 1 / (1 - rate), and is not there in inference.</summary>
internal abstract class DropLayer<TAttribute> : Layer<TAttribute, DropSpec>
    where TAttribute : LayerAttribute
{
    public override bool IsElementwise => true;

    public override Beyond Beyond(Spec spec) => Layers.Beyond.Zeros;

    /// <summary>The Runtime's kernel.</summary>
    protected abstract string Kind { get; }

    // At a rate of 1, also after rounding to float, what stays would be scaled by 1/0.
    protected override DropSpec? Resolve(LayerContext at) =>
        at.Has("Rate") ? new DropSpec(at.Real("Rate", "from 0 up to but not including 1", static value => value >= 0 && (float)value < 1), at.Input) : null;

    protected override void Forward(DropSpec s, StepBuilder step)
    {
        if (step.Training && s.Rate > 0)
        {
            step.Call(Kind + ".Forward", Geometry(s, step), [step.X], [step.Y], inPlace: [0], random: true);
        }
        else
        {
            step.View();
        }
    }

    protected override void Backward(DropSpec s, StepBuilder step)
    {
        if (s.Rate > 0)
        {
            step.Gradient(Kind + ".Backward", Geometry(s, step), [step.Dy], [step.Dx], random: true);
        }
        else
        {
            step.ViewGradient();
        }
    }

    protected override StreamKind Stream(DropSpec s) => StreamKind.Pointwise;

    protected override string Describe(DropSpec s) => Text.Of(s.Rate);

    private static Geometry Geometry(DropSpec s, StepBuilder step) =>
        Ir.Geometry.Of("DropoutShape", ("length", s.Output.Length)).With("rate", s.Rate).With("layer", (long)step.LayerIndex);
}
