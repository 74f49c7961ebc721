using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>
/// A checked transposed convolution. <paramref name="Mirrored"/> is the convolution that it runs backwards: its filters are our input channels, its input is our output.
/// A sequence [T, D] is the image [D, 1, T].
/// </summary>
internal sealed record ConvTransposeSpec(ConvSpec Mirrored, bool Sequence, Shape Output) : Spec(Output)
{
    public int InputChannels => Mirrored.Filters;

    public int OutputChannels => Mirrored.Channels;

    public int StepsIn => Mirrored.Window.Width.Out;

    public int StepsOut => Mirrored.Window.Width.In;
}

/// <summary>
/// Transposed convolution: <c>y[k, i·S + p·D - P, j·S + q·D - P] += x[c, i, j] · w[c, k, p, q]</c>, then the bias. Forward is the data gradient of the mirrored
/// convolution, and its data gradient is the mirrored convolution itself.
/// </summary>
internal sealed class ConvTranspose : Layer<ConvTransposeAttribute, ConvTransposeSpec>
{
    protected override ConvTransposeSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W] or a sequence [T, D]", 2, 3))
        {
            return null;
        }

        bool sequence = at.Input.Rank == 2;
        int channels = Elements.ChannelCount(at.Input);
        int filters = at.Count(nameof(ConvTransposeAttribute.K), orElse: channels);
        int groups = at.Groups(nameof(ConvTransposeAttribute.Groups), channels, filters);
        bool bias = at.Flag(nameof(ConvTransposeAttribute.Bias));
        Window window = sequence ? MirroredWindow.OfSequence(at, at.Input[0]) : MirroredWindow.Of(at, at.Input[1], at.Input[2]);
        Shape output = sequence ? Shape.Of(window.Width.In, filters) : Shape.Of(filters, window.Height.In, window.Width.In);
        ConvSpec mirrored = new(filters, channels, groups, Bias: bias, window, Shape.Of(channels, window.Height.Out, window.Width.Out));
        return new ConvTransposeSpec(mirrored, sequence, output);
    }

    protected override IReadOnlyList<Parameter> Parameters(ConvTransposeSpec s)
    {
        Window window = s.Mirrored.Window;
        int[] taps = s.Sequence ? [window.Width.F] : [window.Height.F, window.Width.F];
        return Convolution.Tensors(s.InputChannels, s.OutputChannels / s.Mirrored.Groups, s.OutputChannels, s.Mirrored.Bias, taps);
    }

    protected override void Forward(ConvTransposeSpec s, StepBuilder step)
    {
        int x = s.Sequence ? Sequences.ToPlanar(step, "planarInput", step.X, s.StepsIn, s.InputChannels) : step.X;
        int sum = s.Mirrored.Bias ? step.Extra("sum", s.Output) : step.Y;
        int planar = s.Sequence ? step.Extra("planarOutput", Shape.Of(s.OutputChannels, s.StepsOut)) : sum;
        step.Call("Conv.BackwardData", Convolution.Geometry(s.Mirrored), [x, step.Parameter("weight")], [planar], overwrites: true, multiplyAdds: Convolution.MultiplyAdds(s.Mirrored));
        if (s.Sequence)
        {
            step.Call("Transpose.Forward", Sequences.Transpose(s.OutputChannels, s.StepsOut), [planar], [sum]);
        }

        if (s.Mirrored.Bias)
        {
            step.Call("Bias.Forward", Elements.Channels(s.Output), [sum, step.Parameter("bias")], [step.Y], ActivationCall.Identity, inPlace: [0]);
        }
    }

    protected override void Backward(ConvTransposeSpec s, StepBuilder step)
    {
        Geometry shape = Convolution.Geometry(s.Mirrored);
        long cost = Convolution.MultiplyAdds(s.Mirrored);
        if (s.Mirrored.Bias)
        {
            step.Gradient("Bias.Backward", Elements.Channels(s.Output), [step.Dy], [step.ParameterGradient("bias")]);
        }

        // Through the mirrored convolution our x is a gradient and our dy an input.
        int x = s.Sequence ? step.Extra("planarInput", Shape.Of(s.InputChannels, s.StepsIn)) : step.X;
        int dy = s.Sequence ? Sequences.ToPlanar(step, "planarOutputGradient", step.Dy, s.StepsOut, s.OutputChannels) : step.Dy;
        step.Gradient("Conv.BackwardWeights", shape, [dy, x], [step.ParameterGradient("weight")], multiplyAdds: cost);
        if (step.NeedsInputGradient(0))
        {
            BackwardData(s, step, dy);
        }
    }

    protected override Cost Cost(ConvTransposeSpec s) => new(Convolution.MultiplyAdds(s.Mirrored));

    protected override Lengths Lengths(ConvTransposeSpec s) => Layers.Lengths.Maps;

    protected override string Describe(ConvTransposeSpec s)
    {
        ConvSpec shown = s.Mirrored with { Filters = s.OutputChannels };
        return s.Sequence ? Convolution.DescribeSequence(shown) : Convolution.Describe(shown);
    }

    // A forward convolution overwrites, but a gradient may have to be added to others: it goes through a value of its own.
    private static void BackwardData(ConvTransposeSpec s, StepBuilder step, int dy)
    {
        int dx = step.Extra("planarInputGradient", s.Mirrored.Output);
        step.Call("Conv.Forward", Convolution.Geometry(s.Mirrored), [dy, step.Parameter("weight"), step.Parameter("none")], [dx], ActivationCall.Identity, multiplyAdds: Convolution.MultiplyAdds(s.Mirrored));
        if (s.Sequence)
        {
            step.Gradient("Transpose.Backward", Sequences.Transpose(s.StepsIn, s.InputChannels), [dx], [step.Dx]);
        }
        else
        {
            step.Gradient("Map.Backward", Elements.Of(s.Mirrored.Output), [dx, dx], [step.Dx], ActivationCall.Identity);
        }
    }
}
