using System;
using System.Collections.Generic;

namespace StaticNets.Training;

/// <summary>The mean over all values of |output - target|, as <c>torch.nn.L1Loss</c>: where the two are equal the gradient is 0. Sums are in double.</summary>
public sealed class MeanAbsoluteError : Loss
{
    /// <inheritdoc/>
    public override bool TakesClasses => false;

    /// <inheritdoc/>
    public override int TargetLength(IReadOnlyList<int> outputShape) => Elements(outputShape);

    /// <inheritdoc/>
    public override float Evaluate(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient)
    {
        CheckLengths(outputShape, rows, output, target, gradient);
        return ElementLoss.Mean(default(Term), output, target.Values, gradient, output.Length);
    }

    private readonly struct Term : IElementTerm
    {
        public double Of(double output, double target, out double slope)
        {
            double difference = output - target;
            slope = difference > 0 ? 1 : difference < 0 ? -1 : difference;
            return Math.Abs(difference);
        }
    }
}
