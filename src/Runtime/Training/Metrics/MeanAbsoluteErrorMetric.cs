using System;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>The mean of |output - target| over all values seen, in their unit.</summary>
public sealed class MeanAbsoluteErrorMetric
{
    private double sum;

    /// <summary>Values seen.</summary>
    public long Count { get; private set; }

    /// <summary>The mean; NaN before the first value.</summary>
    public double Value => Count == 0 ? double.NaN : sum / Count;

    /// <summary>Adds values.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        Guard.Length(outputs.Length, targets.Length);
        for (int i = 0; i < outputs.Length; i++)
        {
            sum += Math.Abs((double)outputs[i] - targets[i]);
        }

        Count += outputs.Length;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset() => (sum, Count) = (0, 0);
}
