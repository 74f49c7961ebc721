using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;

namespace StaticNets.Generator.Layers;

/// <summary>A convolution whose settings and input have been checked.</summary>
internal sealed record ConvSpec(int Channels, int Filters, int Groups, bool Bias, Window Window, Shape Output) : Spec(Output);

/// <summary>
/// Two-dimensional convolution over an image [C, H, W]:
/// <c>y[k, i, j] = b[k] + Σ x[c, i·S + p·D - P, j·S + q·D - P] · w[k, c, p, q]</c>.
/// </summary>
internal sealed class Conv : Layer<ConvAttribute, ConvSpec>
{
    protected override ConvSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W]", 3))
        {
            return null;
        }

        int channels = at.Input[0];
        int filters = at.Count(nameof(ConvAttribute.K), orElse: channels);
        int groups = at.Count(nameof(ConvAttribute.Groups));
        (int, int) f = at.Pair(nameof(ConvAttribute.F));
        (int, int) s = at.Pair(nameof(ConvAttribute.S));
        bool bias = at.Flag(nameof(ConvAttribute.Bias));
        Window window = Window.Of(at, at.Input[1], at.Input[2], f, s);
        if (!at.Failed && (channels % groups != 0 || filters % groups != 0))
        {
            at.Fail(Rule.GroupsDoNotDivide, nameof(ConvAttribute.Groups), groups, channels, filters);
        }

        return new ConvSpec(channels, filters, groups, bias, window, Shape.Of(filters, window.Height.Out, window.Width.Out));
    }

    protected override IReadOnlyList<Parameter> Parameters(ConvSpec s) => Convolution.Parameters(s.Filters, s.Channels / s.Groups, s.Window, s.Bias);

    protected override void Forward(ConvSpec s, StepBuilder step) =>
        step.Call("Conv.Forward", Convolution.Geometry(s), [step.X, step.Parameter("weight"), step.Parameter("bias")], [step.Y], ActivationCall.Identity, multiplyAdds: Convolution.MultiplyAdds(s));

    protected override void Backward(ConvSpec s, StepBuilder step)
    {
        Geometry shape = Convolution.Geometry(s);
        long cost = Convolution.MultiplyAdds(s);
        if (s.Bias)
        {
            step.Gradient("Bias.Backward", Geometry.Channels(1, s.Filters, s.Output[1] * s.Output[2]), [step.Dy], [step.ParameterGradient("bias")]);
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
