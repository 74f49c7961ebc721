using System;
using System.Collections.Generic;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Training;

/// <summary>
/// Binary cross-entropy of logits: the mean over all values of -(p·t·log σ(x) + (1 - t)·log(1 - σ(x))), where p is the weight of positives;
/// as <c>torch.nn.BCEWithLogitsLoss</c>. Targets are probabilities in [0, 1] (not checked).
/// <para>Finite logits of any size give no NaN. Sums are in double.</para>
/// </summary>
public sealed class BinaryCrossEntropy : Loss
{
    private readonly float[] positiveWeights;

    /// <summary>Creates the loss.</summary>
    /// <param name="positiveWeights">Weights of positive targets: one for all, or one per class (counted as in <see cref="CrossEntropy"/>); null: 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, NaN or infinite.</exception>
    public BinaryCrossEntropy(IReadOnlyList<float>? positiveWeights = null)
    {
        this.positiveWeights = positiveWeights is null ? [1] : [.. positiveWeights];
        foreach (float weight in this.positiveWeights)
        {
            if (!(weight >= 0) || float.IsInfinity(weight))
            {
                throw new ArgumentOutOfRangeException(nameof(positiveWeights), weight, "A weight must be a finite number that is not negative.");
            }
        }
    }

    /// <inheritdoc/>
    public override string Settings => $"BinaryCrossEntropy(positive weights {WeightText.Of(positiveWeights)})";

    /// <inheritdoc/>
    public override bool TakesClasses => false;

    /// <inheritdoc/>
    public override int TargetLength(IReadOnlyList<int> outputShape) => Elements(outputShape);

    /// <inheritdoc/>
    public override void Check(IReadOnlyList<int> outputShape)
    {
        base.Check(outputShape);
        int classes = ClassAxis.Of(outputShape).Channels;
        if (positiveWeights.Length != 1 && positiveWeights.Length != classes)
        {
            throw new ArgumentException($"The loss has {positiveWeights.Length} weights; the output has {classes} classes.", nameof(outputShape));
        }
    }

    /// <inheritdoc/>
    public override float Evaluate(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient)
    {
        CheckLengths(outputShape, rows, output, target, gradient);
        Check(outputShape);
        if (output.IsEmpty)
        {
            return 0;
        }

        ChannelShape shape = ClassAxis.Of(outputShape);
        double total = 0;
        for (int i = 0; i < output.Length; i++)
        {
            double weight = positiveWeights.Length == 1 ? positiveWeights[0] : positiveWeights[(i / shape.Inner) % shape.Channels];
            double x = output[i];
            double positive = weight * target.Values[i];
            double negative = 1.0 - target.Values[i];

            // e = exp(-|x|) is in (0, 1], so neither log(1 + e) nor the quotient can overflow.
            double e = Math.Exp(-Math.Abs(x));
            double log = Math.Log(1 + e);
            total += (positive * (Math.Max(-x, 0) + log)) + (negative * (Math.Max(x, 0) + log));
            if (!gradient.IsEmpty)
            {
                double sigmoid = (x >= 0 ? 1 : e) / (1 + e);
                double rest = (x >= 0 ? e : 1) / (1 + e);
                gradient[i] = (float)(((negative * sigmoid) - (positive * rest)) / output.Length);
            }
        }

        return (float)(total / output.Length);
    }
}
