using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A checked normalisation along the last axes.</summary>
/// <param name="Normalised">The axes normalised together: the shape of weight and bias.</param>
/// <param name="PerStep">Whether each step of a sequence is normalised by itself.</param>
internal sealed record LayerNormSpec(Shape Normalised, double Epsilon, bool Affine, bool PerStep, Shape Output) : Spec(Output)
{
    public Geometry Geometry => Geometry
        .Of("LayerNormShape", ("count", Output.Length / Normalised.Length), ("length", Normalised.Length))
        .With("epsilon", Epsilon);

    /// <summary>One of a sequence, all of anything else.</summary>
    public static int DefaultAxes(Shape input) => input.Rank == 2 ? 1 : input.Rank;

    public static LayerNormSpec Of(Shape input, int axes, double epsilon, bool affine)
    {
        Shape normalised = Shape.Of(input.Extents.Skip(input.Rank - axes).ToArray());
        return new LayerNormSpec(normalised, epsilon, affine, axes < input.Rank || input.Rank == 1, input);
    }
}

/// <summary><c>y = (x - mean) / √(variance + ε) · weight + bias</c> along the last axes of each sample.</summary>
internal sealed class LayerNorm : Layer<LayerNormAttribute, LayerNormSpec>
{
    public override bool IsElementwise => true;

    protected override LayerNormSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W], a sequence [T, D] or a vector [N]", 1, 2, 3))
        {
            return null;
        }

        double epsilon = Statistics.Epsilon(at);
        bool affine = at.Flag(nameof(LayerNormAttribute.Affine));
        int axes = at.Count(nameof(LayerNormAttribute.Axes), orElse: LayerNormSpec.DefaultAxes(at.Input));
        if (axes > at.Input.Rank)
        {
            string wanted = "from 1 to " + Text.Of(at.Input.Rank) + ", the axes of its input " + at.Input;
            at.Fail(Rule.OutOfRange, nameof(LayerNormAttribute.Axes), nameof(LayerNormAttribute.Axes), wanted, axes);
            return null;
        }

        return LayerNormSpec.Of(at.Input, axes, epsilon, affine);
    }

    protected override IReadOnlyList<Parameter> Parameters(LayerNormSpec s) => s.Affine ? Statistics.Affine(s.Normalised) : [];

    protected override void Forward(LayerNormSpec s, StepBuilder step) =>
        step.Call("LayerNorm.Forward", s.Geometry, [step.X, step.Parameter("weight"), step.Parameter("bias")], [step.Y]);

    protected override void Backward(LayerNormSpec s, StepBuilder step)
    {
        if (s.Affine)
        {
            step.Gradient("LayerNorm.BackwardWeights", s.Geometry, [step.X, step.Dy], [step.ParameterGradient("weight"), step.ParameterGradient("bias")]);
        }

        if (step.NeedsInputGradient(0))
        {
            step.Gradient("LayerNorm.BackwardData", s.Geometry, [step.X, step.Parameter("weight"), step.Dy], [step.Dx]);
        }
    }

    protected override StreamKind Stream(LayerNormSpec s) => s.PerStep ? StreamKind.Pointwise : StreamKind.NotCausal;
}
