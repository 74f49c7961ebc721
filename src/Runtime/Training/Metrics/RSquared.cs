using System;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// The coefficient of determination, 1 - Σ(output - target)² / Σ(target - mean target)². 1 is perfect, 0 as good as the mean of the targets.
/// Where all targets are equal it is 1 if the outputs are right and 0 if not, as in scikit-learn.
/// </summary>
public sealed class RSquared
{
    private double errors;
    private double mean;
    private double spread;

    /// <summary>Values seen.</summary>
    public long Count { get; private set; }

    /// <summary>The coefficient; NaN before the second value.</summary>
    public double Value => Count < 2 ? double.NaN : spread > 0 ? 1 - (errors / spread) : errors == 0 ? 1 : 0;

    /// <summary>Adds values.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        Guard.Length(outputs.Length, targets.Length);
        for (int i = 0; i < outputs.Length; i++)
        {
            double error = (double)outputs[i] - targets[i];
            errors += error * error;

            // Welford (Technometrics 1962): no difference of large sums.
            double before = targets[i] - mean;
            mean += before / ++Count;
            spread += before * (targets[i] - mean);
        }
    }

    /// <summary>Forgets all values.</summary>
    public void Reset() => (errors, mean, spread, Count) = (0, 0, 0, 0);
}
