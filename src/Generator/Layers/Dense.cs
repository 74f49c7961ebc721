using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A dense layer whose settings and input have been checked.</summary>
/// <param name="Steps">Vectors in a sample: the steps of a sequence, else 1.</param>
internal sealed record DenseSpec(int Steps, int Inputs, int Outputs, bool Bias, Shape Output) : Spec(Output)
{
    public long MultiplyAdds => (long)Steps * Inputs * Outputs;
}

/// <summary>Each output is a weighted sum of all inputs: <c>y[o] = b[o] + Σ x[i] · w[o, i]</c>, of a vector or of each step of [T, D].</summary>
internal sealed class Dense : Layer<DenseAttribute, DenseSpec>
{
    protected override DenseSpec? Resolve(LayerContext at)
    {
        if (at.Input.Rank > 2)
        {
            at.Fail(Rule.DenseOnImage, null, at.Input);
        }
        else if (at.Rank("a vector [N] or a sequence [T, D]", 1, 2) && at.Has(nameof(DenseAttribute.Units)))
        {
            int outputs = at.Count(nameof(DenseAttribute.Units));
            bool bias = at.Flag(nameof(DenseAttribute.Bias));
            return at.Input.Rank == 1
                ? new DenseSpec(1, at.Input[0], outputs, bias, Shape.Of(outputs))
                : new DenseSpec(at.Input[0], at.Input[1], outputs, bias, Shape.Of(at.Input[0], outputs));
        }

        return null;
    }

    protected override IReadOnlyList<Parameter> Parameters(DenseSpec s)
    {
        Parameter weight = new("weight", Shape.Of(s.Outputs, s.Inputs), Init.FanIn(s.Inputs));
        return s.Bias ? [weight, new Parameter("bias", Shape.Of(s.Outputs), Init.FanIn(s.Inputs))] : [weight];
    }

    protected override void Forward(DenseSpec s, StepBuilder step) =>
        Products.Forward(step, "panels", Sizes(s), step.X, step.Parameter("weight"), step.Parameter("bias"), step.Y, s.MultiplyAdds);

    protected override void Backward(DenseSpec s, StepBuilder step)
    {
        if (s.Bias)
        {
            step.Gradient("Bias.Backward", Elements.Channels(s.Output), [step.Dy], [step.ParameterGradient("bias")]);
        }

        step.Gradient("Dense.BackwardWeights", Sizes(s), [step.X, step.Dy], [step.ParameterGradient("weight")], multiplyAdds: s.MultiplyAdds);
        if (step.NeedsInputGradient(0))
        {
            step.Gradient("Dense.BackwardData", Sizes(s), [step.Dy, step.Parameter("weight")], [step.Dx], multiplyAdds: s.MultiplyAdds);
        }
    }

    protected override Cost Cost(DenseSpec s) => new(s.MultiplyAdds);

    protected override StreamKind Stream(DenseSpec s) => StreamKind.Pointwise;

    protected override string Describe(DenseSpec s) => Text.Of(s.Outputs);

    private static Geometry Sizes(DenseSpec s) => Geometry.Of("DenseShape", ("steps", s.Steps), ("inputs", s.Inputs), ("outputs", s.Outputs));
}
