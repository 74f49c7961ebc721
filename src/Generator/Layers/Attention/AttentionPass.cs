using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers.Attention;

/// <summary>The operations of attention over whole sequences.</summary>
internal static class AttentionPass
{
    public static void Forward(AttentionSpec s, StepBuilder step)
    {
        int[] parts = [.. s.Projections.Select(projection => Project(s, projection, step, Part(projection, step)))];
        int gathered = Gathered(s, step);
        if (step.Training)
        {
            step.Call("Attention.ForwardTraining", Sizes(s, step), [.. parts, Lengths(s, step)], [gathered, Sums(s, step)], random: true, multiplyAdds: 2 * s.Scores);
        }
        else
        {
            step.Call("Attention.Forward", Sizes(s, step), [.. parts, Lengths(s, step)], [gathered], multiplyAdds: 2 * s.Scores);
        }

        Finish(s, step, gathered);
    }

    public static void Backward(AttentionSpec s, StepBuilder step)
    {
        int gathered = Gathered(s, step), dgathered = step.Extra("gatheredGradient", Shape.Of(s.Steps, s.Width));
        if (s.Bias)
        {
            step.Gradient("Bias.Backward", Elements.Channels(s.Output), [step.Dy], [step.ParameterGradient("out_proj.bias")]);
        }

        step.Gradient("Dense.BackwardWeights", Last(s), [gathered, step.Dy], [step.ParameterGradient("out_proj.weight")], multiplyAdds: LastMultiplyAdds(s));
        step.Gradient("Dense.BackwardData", Last(s), [step.Dy, step.Parameter("out_proj.weight")], [dgathered], multiplyAdds: LastMultiplyAdds(s));

        int[] parts = [.. s.Projections.Select(projection => Part(projection, step))];
        int[] gradients = [.. s.Projections.Select(projection => step.Extra(projection.Name + "Gradient", projection.Output))];
        step.Call("Attention.Backward", Sizes(s, step), [.. parts, gathered, Sums(s, step), Lengths(s, step), dgathered], gradients, random: true, multiplyAdds: 5 * s.Scores);
        foreach (Projection projection in s.Projections)
        {
            int gradient = gradients[projection.Part];
            if (s.Bias)
            {
                step.Gradient("Bias.Backward", Elements.Channels(projection.Output), [gradient], [step.ParameterGradient("in_proj_bias", projection.Part, 3)]);
            }

            step.Gradient("Dense.BackwardWeights", projection.Product, [step.Input(projection.Operand), gradient], [WeightGradient(s, projection, step)], multiplyAdds: projection.MultiplyAdds);
            if (step.NeedsInputGradient(projection.Operand))
            {
                step.Gradient("Dense.BackwardData", projection.Product, [gradient, Weight(s, projection, step)], [step.InputGradient(projection.Operand)], multiplyAdds: projection.MultiplyAdds);
            }
        }
    }

    /// <summary>Adds, for those who look inside, how much each step attends to each other; of long sequences, where nothing else holds as much, not.</summary>
    public static void Look(AttentionSpec s, StepBuilder step)
    {
        if ((long)s.Steps * s.MemorySteps > Limits.Shown / s.Heads)
        {
            return;
        }

        int[] parts = [.. s.Projections.Take(2).Select(projection => Part(projection, step))];
        step.Call("Attention.Weights", Sizes(s, step), [.. parts, Lengths(s, step)], [step.Shown("weights", Shape.Of(s.Heads, s.Steps, s.MemorySteps))], multiplyAdds: s.Scores);
    }

    /// <summary>Adds one of the products with which attention begins.</summary>
    public static int Project(AttentionSpec s, Projection projection, StepBuilder step, int output)
    {
        int bias = s.Bias ? step.Parameter("in_proj_bias", projection.Part, 3) : step.Nothing;
        Products.Forward(step, projection.Name + "Panels", projection.Product, step.Input(projection.Operand), Weight(s, projection, step), bias, output, projection.MultiplyAdds);
        return output;
    }

    /// <summary>Adds the product with which it ends.</summary>
    public static void Finish(AttentionSpec s, StepBuilder step, int gathered) =>
        Products.Forward(step, "outputPanels", Last(s), gathered, step.Parameter("out_proj.weight"), s.Bias ? step.Parameter("out_proj.bias") : step.Nothing, step.Y, LastMultiplyAdds(s));

    /// <summary>What all heads gathered.</summary>
    public static int Gathered(AttentionSpec s, StepBuilder step) => step.Extra("gathered", Shape.Of(s.Steps, s.Width));

    /// <summary>The output of one of the products.</summary>
    public static int Part(Projection projection, StepBuilder step) => step.Extra(projection.Name, projection.Output);

    private static int Weight(AttentionSpec s, Projection projection, StepBuilder step) =>
        s.IsJoined ? step.Parameter("in_proj_weight", projection.Part, 3) : step.Parameter(projection.Tensor);

    private static int WeightGradient(AttentionSpec s, Projection projection, StepBuilder step) =>
        s.IsJoined ? step.ParameterGradient("in_proj_weight", projection.Part, 3) : step.ParameterGradient(projection.Tensor);

    private static int Lengths(AttentionSpec s, StepBuilder step) => step.Lengths(s.Own ? 0 : 1);

    private static int Sums(AttentionSpec s, StepBuilder step) => step.Extra("sums", Shape.Of(s.Heads, s.Steps));

    private static long LastMultiplyAdds(AttentionSpec s) => (long)s.Steps * s.Width * s.Features;

    private static Geometry Last(AttentionSpec s) => Geometry.Of("DenseShape", ("steps", s.Steps), ("inputs", s.Width), ("outputs", s.Features));

    private static Geometry Sizes(AttentionSpec s, StepBuilder step) =>
        Geometry.Of("AttentionShape", ("steps", s.Steps), ("memorySteps", s.MemorySteps), ("heads", s.Heads), ("size", s.HeadWidth)).With("causal", s.Causal).With("rate", s.Rate).With("layer", (long)step.LayerIndex);
}
