using System;

namespace StaticNets.Training;

/// <summary>The share of samples whose largest output is that of their class.</summary>
public sealed class AccuracyMetric
{
    private readonly TopK top = new(1);

    /// <summary>Samples seen.</summary>
    public long Count => top.Count;

    /// <summary>The share, in [0, 1]; NaN before the first sample.</summary>
    public double Value => top.Value;

    /// <summary>Adds samples.</summary>
    /// <param name="outputs">(Number of classes) values for each sample.</param>
    /// <param name="classes">The class of each sample.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is out of range; nothing was added.</exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> classes) => top.Add(outputs, classes);

    /// <summary>Forgets all samples.</summary>
    public void Reset() => top.Reset();
}
