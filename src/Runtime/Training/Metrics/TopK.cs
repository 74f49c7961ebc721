using System;

namespace StaticNets.Training;

/// <summary>The share of samples whose class is among those of the k largest outputs. Of equal outputs the earlier class counts as larger.</summary>
public sealed class TopK
{
    private readonly int k;
    private long hits;

    /// <summary>Creates the metric.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public TopK(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        this.k = k;
    }

    /// <summary>Samples seen.</summary>
    public long Count { get; private set; }

    /// <summary>The share, in [0, 1]; NaN before the first sample.</summary>
    public double Value => Count == 0 ? double.NaN : (double)hits / Count;

    /// <summary>Adds samples.</summary>
    /// <param name="outputs">(Number of classes) values for each sample.</param>
    /// <param name="classes">The class of each sample.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is out of range; nothing was added.</exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> classes)
    {
        int count = MetricInput.Classes(outputs, classes);
        for (int row = 0; row < classes.Length; row++)
        {
            ReadOnlySpan<float> values = outputs.Slice(row * count, count);
            hits += Rank(values, classes[row]) < k ? 1 : 0;
        }

        Count += classes.Length;
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset() => hits = Count = 0;

    // A NaN counts as larger than any number, so that an output of NaN alone names class 0, as torch.argmax does.
    private static int Rank(ReadOnlySpan<float> values, int wanted)
    {
        int rank = 0;
        for (int c = 0; c < values.Length; c++)
        {
            bool larger = float.IsNaN(values[wanted])
                ? float.IsNaN(values[c]) && c < wanted
                : float.IsNaN(values[c]) || values[c] > values[wanted] || (values[c] == values[wanted] && c < wanted);
            rank += larger ? 1 : 0;
        }

        return rank;
    }
}
