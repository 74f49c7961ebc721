using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A checked cut of an image into patches.</summary>
internal sealed record PatchSpec(Shape Input, int Height, int Width, int Features, bool Bias, Shape Output) : Spec(Output)
{
    public int Steps => Output[0];

    /// <summary>Pixels of a patch, in all channels.</summary>
    public int Pixels => Input[0] * Height * Width;

    public long MultiplyAdds => (long)Steps * Pixels * Features;

    public Geometry Cut => Geometry.Of("PatchShape", ("channels", Input[0]), ("height", Input[1]), ("width", Input[2]), ("patchHeight", Height), ("patchWidth", Width));

    public Geometry Product => Geometry.Of("DenseShape", ("steps", Steps), ("inputs", Pixels), ("outputs", Features));
}

/// <summary>A vector of each patch of an image: its pixels, channel by channel, times a weight.</summary>
internal sealed class PatchEmbedding : Layer<PatchEmbeddingAttribute, PatchSpec>
{
    protected override PatchSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W]", 3) || !at.Has(nameof(PatchEmbeddingAttribute.Patch)) || !at.Has(nameof(PatchEmbeddingAttribute.Width)))
        {
            return null;
        }

        (int height, int width) = at.Pair(nameof(PatchEmbeddingAttribute.Patch));
        int features = at.Count(nameof(PatchEmbeddingAttribute.Width));
        bool bias = at.Flag(nameof(PatchEmbeddingAttribute.Bias));
        if (!at.Failed && (at.Input[1] % height != 0 || at.Input[2] % width != 0))
        {
            int tall = Divisor.Below(at.Input[1], at.Input[1], height), wide = Divisor.Below(at.Input[2], at.Input[2], width);
            at.Fail(Rule.PatchDoesNotDivide, nameof(PatchEmbeddingAttribute.Patch), Describing.Size(height, width), at.Input, Describing.Size(tall, wide));
        }

        at.Extent(nameof(PatchEmbeddingAttribute.Patch), (long)at.Input[0] * height * width, "pixels in a patch");
        return at.Failed ? null : new PatchSpec(at.Input, height, width, features, bias, Shape.Of(at.Input[1] / height * (at.Input[2] / width), features));
    }

    protected override IReadOnlyList<Parameter> Parameters(PatchSpec s)
    {
        Parameter weight = new("weight", Shape.Of(s.Features, s.Input[0], s.Height, s.Width), Init.FanIn(s.Pixels));
        return s.Bias ? [weight, new Parameter("bias", Shape.Of(s.Features), Init.FanIn(s.Pixels))] : [weight];
    }

    protected override void Forward(PatchSpec s, StepBuilder step)
    {
        step.Call("Patches.Forward", s.Cut, [step.X], [Patches(s, step)]);
        Products.Forward(step, "panels", s.Product, Patches(s, step), step.Parameter("weight"), s.Bias ? step.Parameter("bias") : step.Nothing, step.Y, s.MultiplyAdds);
    }

    protected override void Backward(PatchSpec s, StepBuilder step)
    {
        if (s.Bias)
        {
            step.Gradient("Bias.Backward", Elements.Channels(s.Output), [step.Dy], [step.ParameterGradient("bias")]);
        }

        step.Gradient("Dense.BackwardWeights", s.Product, [Patches(s, step), step.Dy], [step.ParameterGradient("weight")], multiplyAdds: s.MultiplyAdds);
        if (step.NeedsInputGradient(0))
        {
            int patches = step.Extra("patchesGradient", Shape.Of(s.Steps, s.Pixels));
            step.Gradient("Dense.BackwardData", s.Product, [step.Dy, step.Parameter("weight")], [patches], multiplyAdds: s.MultiplyAdds);
            step.Gradient("Patches.Backward", s.Cut, [patches], [step.Dx]);
        }
    }

    protected override Cost Cost(PatchSpec s) => new(s.MultiplyAdds);

    protected override string Describe(PatchSpec s) => Describing.Size(s.Height, s.Width) + " " + Text.Of(s.Features);

    private static int Patches(PatchSpec s, StepBuilder step) => step.Extra("patches", Shape.Of(s.Steps, s.Pixels));
}
