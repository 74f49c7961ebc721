using System;
using System.Globalization;

namespace StaticNets.Training;

/// <summary>
/// How a training averages its weights (<see cref="FitOptions.Averaging"/>): what is evaluated, published and kept is the average, which is often better than any of the weights it is made of.
/// Running statistics of normalisation are averaged with the parameters.
/// </summary>
public abstract class WeightAveraging
{
    private protected WeightAveraging()
    {
    }

    /// <summary>Kind and settings, in words: a checkpoint is continued only under the same.</summary>
    public abstract string Settings { get; }

    /// <summary>
    /// The mean of the weights after every update, each counting <paramref name="decay"/> times as much as the next: aᵗ = Σ dᵗ⁻ⁱ pⁱ / Σ dᵗ⁻ⁱ. The first weights do not count for more than that, so that
    /// nothing has to wait until they are forgotten.
    /// </summary>
    /// <param name="decay">In (0, 1): about the last 1 / (1 - decay) updates count.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is not in (0, 1).</exception>
    public static WeightAveraging Exponential(double decay = 0.999) => decay is > 0 and < 1
        ? new OfUpdates(decay)
        : throw new ArgumentOutOfRangeException(nameof(decay), decay, "The decay must be in (0, 1).");

    /// <summary>The mean of the weights at the ends of the last epochs, as Vaswani et al. 2017 average their last five checkpoints. Keeps a copy of the weights for each.</summary>
    /// <param name="epochs">How many; while there are fewer, all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is below 1.</exception>
    public static WeightAveraging LastEpochs(int epochs = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        return new OfEpochs(epochs);
    }

    /// <summary>An average of nothing yet.</summary>
    internal abstract WeightAverage Begin(int parameters, int states);

    private sealed class OfUpdates(double decay) : WeightAveraging
    {
        public override string Settings => string.Create(CultureInfo.InvariantCulture, $"exponential, decay {decay:R}");

        internal override WeightAverage Begin(int parameters, int states) => new ExponentialAverage(decay, parameters, states);
    }

    private sealed class OfEpochs(int epochs) : WeightAveraging
    {
        public override string Settings => string.Create(CultureInfo.InvariantCulture, $"the last {epochs} epochs");

        internal override WeightAverage Begin(int parameters, int states) => new EpochAverage(epochs, parameters, states);
    }
}
