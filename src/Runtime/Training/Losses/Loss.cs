using System;
using System.Collections.Generic;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// What training makes small: a number for a batch of outputs and its gradient. Derive from it to write your own.
/// An instance holds settings only and may serve many sessions at once.
/// </summary>
public abstract class Loss
{
    /// <summary>Softmax and cross-entropy of class indices.</summary>
    public static Loss CrossEntropy { get; } = new CrossEntropy();

    /// <summary>Mean of (output - target)².</summary>
    public static Loss MeanSquaredError { get; } = new MeanSquaredError();

    /// <summary>Mean of |output - target|.</summary>
    public static Loss MeanAbsoluteError { get; } = new MeanAbsoluteError();

    /// <summary>Huber's loss with delta = 1.</summary>
    public static Loss Huber { get; } = new Huber();

    /// <summary>Kullback-Leibler divergence of log-probabilities from probabilities, per sample.</summary>
    public static Loss KullbackLeibler { get; } = new KullbackLeibler();

    /// <summary>Binary cross-entropy of logits.</summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropy();

    /// <summary>
    /// Kind and settings, in words: a checkpoint is continued only under the same. Unless overridden, the name of the type; override it where there are settings.
    /// </summary>
    public virtual string Settings => GetType().Name;

    /// <summary>True: the target is class indices. False: the target is values.</summary>
    public abstract bool TakesClasses { get; }

    /// <summary>Class indices or values per sample.</summary>
    /// <param name="outputShape">Shape of one sample of the output.</param>
    public abstract int TargetLength(IReadOnlyList<int> outputShape);

    /// <summary>Refuses an output that the loss cannot take. A session calls it once, when it is made.</summary>
    /// <param name="outputShape">Shape of one sample of the output.</param>
    /// <exception cref="ArgumentException">The shape and the loss do not fit.</exception>
    public virtual void Check(IReadOnlyList<int> outputShape) => ArgumentNullException.ThrowIfNull(outputShape);

    /// <summary>The mean loss of a batch and its gradient. Allocates nothing; checks everything before it writes anything.</summary>
    /// <param name="outputShape">Shape of one sample of the output.</param>
    /// <param name="rows">Samples; of none the loss is 0.</param>
    /// <param name="output">rows · (values of one sample).</param>
    /// <param name="target">What the output is compared with.</param>
    /// <param name="gradient">dLoss/doutput, overwritten; empty: the value alone is wanted.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the target is of the wrong kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class index is out of range.</exception>
    public abstract float Evaluate(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient);

    /// <summary>
    /// The weight of a batch in a mean over several: what <see cref="Evaluate"/> divides by, up to a constant factor. Unless overridden, the number of rows.
    /// </summary>
    public virtual double Weight(IReadOnlyList<int> outputShape, int rows, in LossTarget target) => rows;

    /// <summary>Values of one sample of the output.</summary>
    protected static int Elements(IReadOnlyList<int> outputShape)
    {
        int length = 1;
        for (int i = 0; i < outputShape.Count; i++)
        {
            length *= outputShape[i];
        }

        return length;
    }

    /// <summary>Checks the lengths that every loss has in common.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or the target is of the wrong kind.</exception>
    protected void CheckLengths(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(outputShape);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);

        long length = (long)rows * Elements(outputShape);
        Guard.Length(output.Length, length);
        if (!gradient.IsEmpty)
        {
            Guard.Length(gradient.Length, length);
        }

        if (TakesClasses ? !target.Values.IsEmpty : !target.Classes.IsEmpty)
        {
            throw new ArgumentException(
                TakesClasses
                    ? $"{GetType().Name} takes class indices (int), not values (float), as its target."
                    : $"{GetType().Name} takes values (float), not class indices (int), as its target.",
                nameof(target));
        }

        int given = TakesClasses ? target.Classes.Length : target.Values.Length;
        Guard.Length(given, (long)rows * TargetLength(outputShape), nameof(target));
    }
}
