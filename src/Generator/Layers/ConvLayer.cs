using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A convolution whose settings and input have been checked.</summary>
internal sealed record ConvSpec(int Channels, int Filters, int Groups, bool Bias, Window Window, Shape Output) : Spec(Output);

/// <summary>What the convolutions over images do alike: they differ in what their settings mean.</summary>
internal abstract class ConvLayer<TAttribute> : Layer<TAttribute, ConvSpec>
    where TAttribute : LayerAttribute
{
    protected override IReadOnlyList<Parameter> Parameters(ConvSpec s) => Convolution.Parameters(s.Filters, s.Channels / s.Groups, s.Window, s.Bias);

    protected override void Forward(ConvSpec s, StepBuilder step) =>
        step.Call("Conv.Forward", Convolution.Geometry(s), [step.X, step.Parameter("weight"), step.Parameter("bias")], [step.Y], ActivationCall.Identity, multiplyAdds: Convolution.MultiplyAdds(s));

    protected override void Backward(ConvSpec s, StepBuilder step)
    {
        Geometry shape = Convolution.Geometry(s);
        long cost = Convolution.MultiplyAdds(s);
        if (s.Bias)
        {
            step.Gradient("Bias.Backward", Elements.Channels(s.Output), [step.Dy], [step.ParameterGradient("bias")]);
        }

        step.Gradient("Conv.BackwardWeights", shape, [step.X, step.Dy], [step.ParameterGradient("weight")], multiplyAdds: cost);
        if (step.NeedsInputGradient(0))
        {
            step.Gradient("Conv.BackwardData", shape, [step.Dy, step.Parameter("weight")], [step.Dx], multiplyAdds: cost);
        }
    }

    protected override Cost Cost(ConvSpec s) => new(Convolution.MultiplyAdds(s));

    protected override Lengths Lengths(ConvSpec s) => Layers.Lengths.Maps;

    protected override string Describe(ConvSpec s) => Convolution.Describe(s);
}
