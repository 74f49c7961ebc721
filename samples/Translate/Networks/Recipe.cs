using System;
using StaticNets.Training;
using Words;

namespace Translate.Networks;

/// <summary>How a network is trained.</summary>
/// <param name="Optimizer">The optimizer, of its learning rate at the highest.</param>
/// <param name="Loss">What is made small; behind the end of a sentence nothing counts.</param>
/// <param name="Schedule">How the rate changes.</param>
/// <param name="Averaging">How weights are averaged; null: not at all.</param>
internal sealed record Recipe(Func<float, Optimizer> Optimizer, Loss Loss, Schedule Schedule, WeightAveraging? Averaging)
{
    /// <summary>For the recurrent networks.</summary>
    public static Recipe Recurrent { get; } = new(
        rate => new Adam(rate),
        new CrossEntropy(ignoreIndex: Vocabulary.Padding),
        new WarmUpSchedule(200, new CosineSchedule(0.02)),
        Averaging: null);

    /// <summary>For the Transformers, as in section 5 of their paper, but that the rate falls by a cosine: these trainings are so short that it would stay high by the paper's root.</summary>
    public static Recipe Attention { get; } = new(
        rate => new Adam(rate, beta1: 0.9f, beta2: 0.98f, epsilon: 1e-9f),
        new CrossEntropy(labelSmoothing: 0.1f, ignoreIndex: Vocabulary.Padding),
        new WarmUpSchedule(400, new CosineSchedule(0.01)),
        WeightAveraging.Exponential(0.998));
}
