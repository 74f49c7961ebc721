using System;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Training;

/// <summary>How often samples of one class were taken for another.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] counts;

    /// <summary>Creates an empty matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is below 1.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Classes = classes;
        counts = new long[checked(classes * classes)];
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Samples seen.</summary>
    public long Count { get; private set; }

    /// <summary>The share of samples on the diagonal; NaN before the first sample.</summary>
    public double Accuracy
    {
        get
        {
            long hits = 0;
            for (int c = 0; c < Classes; c++)
            {
                hits += this[c, c];
            }

            return Count == 0 ? double.NaN : (double)hits / Count;
        }
    }

    /// <summary>Samples of class <paramref name="actual"/> that were taken for <paramref name="predicted"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is out of range.</exception>
    public long this[int actual, int predicted] => counts[Cell(actual, predicted)];

    /// <summary>Of the samples of a class, the share that was taken for it; NaN if there were none.</summary>
    public double Recall(int c)
    {
        long all = 0;
        for (int other = 0; other < Classes; other++)
        {
            all += this[c, other];
        }

        return all == 0 ? double.NaN : (double)this[c, c] / all;
    }

    /// <summary>Of the samples taken for a class, the share that was of it; NaN if there were none.</summary>
    public double Precision(int c)
    {
        long all = 0;
        for (int other = 0; other < Classes; other++)
        {
            all += this[other, c];
        }

        return all == 0 ? double.NaN : (double)this[c, c] / all;
    }

    /// <summary>Adds one sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is out of range.</exception>
    public void Add(int actual, int predicted)
    {
        counts[Cell(actual, predicted)]++;
        Count++;
    }

    /// <summary>Adds samples, each taken for the class of its largest output.</summary>
    /// <param name="outputs"><see cref="Classes"/> values for each sample.</param>
    /// <param name="classes">The class of each sample.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is out of range; nothing was added.</exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> classes)
    {
        Runtime.Guard.Length(outputs.Length, (long)classes.Length * Classes);
        MetricInput.Classes(outputs, classes);
        ChannelShape shape = new(1, Classes, 1);
        for (int row = 0; row < classes.Length; row++)
        {
            Add(classes[row], ClassAxis.Largest(shape, outputs, row));
        }
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        Array.Clear(counts);
        Count = 0;
    }

    private int Cell(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes, nameof(predicted));
        return (actual * Classes) + predicted;
    }
}
