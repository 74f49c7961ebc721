using System;
using System.Collections.Generic;

namespace StaticNets.Training;

/// <summary>
/// Kullback-Leibler divergence: Σ t·(log t - x) divided by the number of samples, where x are log-probabilities (end the network with <c>LogSoftmax</c>)
/// and t probabilities; as <c>torch.nn.KLDivLoss(reduction="batchmean")</c>. Where t is 0 the term is 0; a negative t gives NaN. Sums are in double.
/// </summary>
public sealed class KullbackLeibler : Loss
{
    /// <inheritdoc/>
    public override bool TakesClasses => false;

    /// <inheritdoc/>
    public override int TargetLength(IReadOnlyList<int> outputShape) => Elements(outputShape);

    /// <inheritdoc/>
    public override float Evaluate(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient)
    {
        CheckLengths(outputShape, rows, output, target, gradient);
        return ElementLoss.Mean(default(Term), output, target.Values, gradient, rows);
    }

    private readonly struct Term : IElementTerm
    {
        public double Of(double output, double target, out double slope)
        {
            slope = -target;

            // 0 · log 0 = 0, and 0 · (-∞) for a class that the network rules out is 0 too.
            return target == 0 && !double.IsNaN(output) ? 0 : target * (Math.Log(target) - output);
        }
    }
}
