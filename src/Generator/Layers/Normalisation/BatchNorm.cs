using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A checked normalisation over the batch.</summary>
internal sealed record BatchNormSpec(int Channels, double Epsilon, double Momentum, bool Affine, Shape Output) : Spec(Output)
{
    public Geometry Geometry =>
        (Elements.Channels(Output) with { Type = "BatchNormShape" }).With("epsilon", Epsilon).With("momentum", Momentum);
}

/// <summary><c>y = (x - mean) / √(variance + ε) · weight + bias</c> for each channel: with the batch's statistics in training, with running ones in inference.</summary>
internal sealed class BatchNorm : Layer<BatchNormAttribute, BatchNormSpec>
{
    public override bool IsElementwise => true;

    public override bool MixesInTraining => true;

    protected override BatchNormSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W], a sequence [T, D] or a vector [N]", 1, 2, 3))
        {
            return null;
        }

        double epsilon = Statistics.Epsilon(at);
        double momentum = at.Real(nameof(BatchNormAttribute.Momentum), "from 0 to 1", static value => value is >= 0 and <= 1);
        return new BatchNormSpec(Elements.ChannelCount(at.Input), epsilon, momentum, at.Flag(nameof(BatchNormAttribute.Affine)), at.Input);
    }

    protected override IReadOnlyList<Parameter> Parameters(BatchNormSpec s)
    {
        Shape shape = Shape.Of(s.Channels);
        Parameter[] states =
        [
            new("running_mean", shape, Init.Constant(0), TensorRole.State),
            new("running_var", shape, Init.Constant(1), TensorRole.State),
            new("num_batches_tracked", Shape.Of(), Init.Constant(0), TensorRole.Counter),
        ];
        return s.Affine ? [.. Statistics.Affine(shape), .. states] : states;
    }

    protected override void Forward(BatchNormSpec s, StepBuilder step)
    {
        int weight = step.Parameter("weight");
        int bias = step.Parameter("bias");
        int mean = step.Parameter("running_mean");
        int variance = step.Parameter("running_var");
        if (step.Training)
        {
            step.Call("BatchNorm.ForwardTraining", s.Geometry, [step.X, weight, bias], [step.Y, SavedMean(s, step), SavedRstd(s, step), mean, variance]);
        }
        else
        {
            step.Call("BatchNorm.Forward", s.Geometry, [step.X, weight, bias, mean, variance], [step.Y], ActivationCall.Identity, inPlace: [0]);
        }
    }

    protected override void Backward(BatchNormSpec s, StepBuilder step)
    {
        if (s.Affine)
        {
            step.Gradient("BatchNorm.BackwardWeights", s.Geometry, [step.X, SavedMean(s, step), SavedRstd(s, step), step.Dy], [step.ParameterGradient("weight"), step.ParameterGradient("bias")]);
        }

        if (step.NeedsInputGradient(0))
        {
            step.Gradient("BatchNorm.BackwardData", s.Geometry, [step.X, step.Parameter("weight"), SavedMean(s, step), SavedRstd(s, step), step.Dy], [step.Dx]);
        }
    }

    protected override StreamKind Stream(BatchNormSpec s) => Statistics.PerStep(s.Output);

    private static int SavedMean(BatchNormSpec s, StepBuilder step) => step.Extra("saved_mean", Shape.Of(s.Channels), batchless: true);

    private static int SavedRstd(BatchNormSpec s, StepBuilder step) => step.Extra("saved_rstd", Shape.Of(s.Channels), batchless: true);
}
