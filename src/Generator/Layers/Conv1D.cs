using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Layers;

/// <summary>A checked convolution over [T, D]; its kernel works on the image [D, 1, T].</summary>
internal sealed record Conv1DSpec(ConvSpec Planar, Shape Output) : Spec(Output)
{
    public Axis Steps => Planar.Window.Width;

    /// <summary>Whether all zeros stand in front and each step gives one, so that none sees a later one.</summary>
    public bool IsCausal => Steps.S == 1 && Steps.ZerosAfter == 0 && Steps.ZerosBefore == Steps.Span - 1;

    /// <summary>The sizes for a kernel that works on the sequence as it is.</summary>
    public Geometry Causal => Geometry.Of(
        "CausalConvShape", ("steps", Steps.In), ("channels", Planar.Channels), ("filters", Planar.Filters), ("taps", Steps.F), ("dilation", Steps.Dilation), ("groups", Planar.Groups));
}

/// <summary>Convolution along the steps of a sequence [T, D], through transposes around the planar kernel. A causal one in inference works on the sequence as it is.</summary>
internal sealed class Conv1D : Layer<Conv1DAttribute, Conv1DSpec>
{
    protected override Conv1DSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("a sequence [T, D]", 2))
        {
            return null;
        }

        int features = at.Input[1];
        int filters = at.Count(nameof(Conv1DAttribute.K), orElse: features);
        int groups = at.Groups(nameof(Conv1DAttribute.Groups), features, filters);
        int f = at.Count(nameof(Conv1DAttribute.F));
        int s = at.Count(nameof(Conv1DAttribute.S));
        bool bias = at.Flag(nameof(Conv1DAttribute.Bias));
        Window window = at.Flag(nameof(Conv1DAttribute.Causal)) ? Causal(at, f, s) : Window.OfSequence(at, at.Input[0], f, s);
        ConvSpec planar = new(features, filters, groups, bias, new Window(Axis.Whole(1), window.Height), Shape.Of(filters, 1, window.Height.Out));
        return new Conv1DSpec(planar, Shape.Of(window.Height.Out, filters));
    }

    protected override IReadOnlyList<Parameter> Parameters(Conv1DSpec s) =>
        Convolution.Tensors(s.Planar.Filters, s.Planar.Channels / s.Planar.Groups, s.Planar.Filters, s.Planar.Bias, s.Steps.F);

    protected override void Forward(Conv1DSpec s, StepBuilder step)
    {
        long cost = Convolution.MultiplyAdds(s.Planar);
        if (s.IsCausal && !step.Training)
        {
            step.Call("CausalConv.Forward", s.Causal, [step.X, Panels(s, step), step.Parameter("bias")], [step.Y], ActivationCall.Identity, multiplyAdds: cost);
            return;
        }

        int x = Sequences.ToPlanar(step, "planarInput", step.X, s.Steps.In, s.Planar.Channels);
        int y = step.Extra("planarOutput", s.Planar.Output);
        step.Call("Conv.Forward", Convolution.Geometry(s.Planar), [x, step.Parameter("weight"), step.Parameter("bias")], [y], ActivationCall.Identity, multiplyAdds: cost);
        step.Call("Transpose.Forward", Sequences.Transpose(s.Planar.Filters, s.Steps.Out), [y], [step.Y]);
    }

    protected override void Step(Conv1DSpec s, StepBuilder step)
    {
        if (s.Steps.F == 1)
        {
            Forward(s, step);
            return;
        }

        int window = step.State("window", Shape.Of((int)CausalConvSizes.Window(s.Planar.Channels, s.Steps.F, s.Steps.Dilation)));
        int[] reads = [step.X, Panels(s, step), step.Parameter("bias")];
        step.Call("CausalConv.Step", s.Causal, reads, [step.Y, window], ActivationCall.Identity, multiplyAdds: Convolution.MultiplyAdds(s.Planar));
    }

    protected override void Backward(Conv1DSpec s, StepBuilder step)
    {
        Geometry shape = Convolution.Geometry(s.Planar);
        long cost = Convolution.MultiplyAdds(s.Planar);
        if (s.Planar.Bias)
        {
            step.Gradient("Bias.Backward", Elements.Channels(s.Output), [step.Dy], [step.ParameterGradient("bias")]);
        }

        int x = step.Extra("planarInput", Shape.Of(s.Planar.Channels, s.Steps.In));
        int dy = Sequences.ToPlanar(step, "planarOutputGradient", step.Dy, s.Steps.Out, s.Planar.Filters);
        step.Gradient("Conv.BackwardWeights", shape, [x, dy], [step.ParameterGradient("weight")], multiplyAdds: cost);
        if (step.NeedsInputGradient(0))
        {
            int dx = step.Extra("planarInputGradient", Shape.Of(s.Planar.Channels, s.Steps.In));
            step.Call("Conv.BackwardData", shape, [dy, step.Parameter("weight")], [dx], overwrites: true, multiplyAdds: cost);
            step.Gradient("Transpose.Backward", Sequences.Transpose(s.Steps.In, s.Planar.Channels), [dx], [step.Dx]);
        }
    }

    protected override Cost Cost(Conv1DSpec s) => new(Convolution.MultiplyAdds(s.Planar));

    /// <summary>The steps that the window still sees are its state.</summary>
    protected override StreamKind Stream(Conv1DSpec s) => !s.IsCausal ? StreamKind.NotCausal : s.Steps.F == 1 ? StreamKind.Pointwise : StreamKind.Causal;

    protected override Lengths Lengths(Conv1DSpec s) => Layers.Lengths.Maps;

    protected override string Describe(Conv1DSpec s) => Convolution.DescribeSequence(s.Planar);

    private static int Panels(Conv1DSpec s, StepBuilder step) =>
        step.Prepare("panels", "CausalConv.Pack", s.Causal, CausalConvSizes.Panels(s.Planar.Channels, s.Planar.Filters, s.Steps.F, s.Planar.Groups), step.Parameter("weight"));

    private static Window Causal(LayerContext at, int f, int s)
    {
        foreach (string other in new[] { nameof(Conv1DAttribute.P), nameof(Conv1DAttribute.Padding) }.Where(at.Given))
        {
            at.Fail(Rule.ExclusiveSettings, other, other, nameof(Conv1DAttribute.Causal));
        }

        Axis axis = Axis.Causal(at.Input[0], f, s, at.Count(nameof(Conv1DAttribute.Dilation)));
        at.Extent(nameof(Conv1DAttribute.F), axis.In + axis.Zeros, "steps with the zeros in front");
        return new Window(axis, Axis.Whole(1));
    }
}
