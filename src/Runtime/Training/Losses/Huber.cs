using System;
using System.Collections.Generic;
using System.Globalization;

namespace StaticNets.Training;

/// <summary>
/// The mean over all values of d²/2 where |d| ≤ δ and δ·(|d| - δ/2) elsewhere, d = output - target, as <c>torch.nn.HuberLoss</c>. Sums are in double.
/// </summary>
public sealed class Huber : Loss
{
    private readonly float delta;

    /// <summary>Creates the loss.</summary>
    /// <param name="delta">Where the square ends and the straight line begins, in units of the output.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is not a positive finite number.</exception>
    public Huber(float delta = 1)
    {
        if (!(delta > 0) || float.IsInfinity(delta))
        {
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "Delta must be a positive finite number.");
        }

        this.delta = delta;
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(CultureInfo.InvariantCulture, $"Huber(delta {delta:R})");

    /// <inheritdoc/>
    public override bool TakesClasses => false;

    /// <inheritdoc/>
    public override int TargetLength(IReadOnlyList<int> outputShape) => Elements(outputShape);

    /// <inheritdoc/>
    public override float Evaluate(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient)
    {
        CheckLengths(outputShape, rows, output, target, gradient);
        return ElementLoss.Mean(new Term(delta), output, target.Values, gradient, output.Length);
    }

    private readonly struct Term(double delta) : IElementTerm
    {
        public double Of(double output, double target, out double slope)
        {
            double difference = output - target;
            if (Math.Abs(difference) > delta)
            {
                slope = Math.CopySign(delta, difference);
                return delta * (Math.Abs(difference) - (0.5 * delta));
            }

            slope = difference;
            return 0.5 * difference * difference;
        }
    }
}
