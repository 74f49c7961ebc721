using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Training;

/// <summary>
/// The true steps of a batch of sequences, one after the other: to a loss they are as many samples of one step each, so that what stands beyond a length counts in no mean.
/// </summary>
internal sealed class TrueSteps
{
    private readonly int batch;
    private readonly int steps;
    private readonly int features;
    private float[] values = [];
    private float[] gradient = [];
    private float[] numbers = [];
    private int[] classes = [];
    private int rows;
    private int classCount;
    private int numberCount;

    /// <param name="output">Shape of one sample of the output, its steps first.</param>
    /// <param name="batch">Most samples of a batch: there is room for all their steps from the first batch on.</param>
    public TrueSteps(IReadOnlyList<int> output, int batch)
    {
        this.batch = batch;
        steps = output[0];
        Step = [.. output.Skip(1)];
        features = Step.Aggregate(1, (product, extent) => product * extent);
    }

    /// <summary>Shape of one step.</summary>
    public IReadOnlyList<int> Step { get; }

    /// <summary>How many true steps there are.</summary>
    public int Rows => rows;

    /// <summary>Their outputs.</summary>
    public ReadOnlySpan<float> Values => values.AsSpan(0, rows * features);

    /// <summary>What these are compared with.</summary>
    public LossTarget Target => new(classes.AsSpan(0, classCount), numbers.AsSpan(0, numberCount));

    /// <summary>Takes the true steps out of a batch.</summary>
    /// <exception cref="ArgumentException">The target has not as much for each step.</exception>
    public void Gather(ReadOnlySpan<int> lengths, ReadOnlySpan<float> output, in LossTarget target)
    {
        rows = 0;
        foreach (int length in lengths)
        {
            rows += length;
        }

        Gather(lengths, output, features, ref values);
        classCount = Gather(lengths, target.Classes, Each(target.Classes.Length, lengths.Length), ref classes);
        numberCount = Gather(lengths, target.Values, Each(target.Values.Length, lengths.Length), ref numbers);
    }

    /// <summary>Somewhere for the gradients of the true steps.</summary>
    public Span<float> Gradient()
    {
        Grow(ref gradient, features);
        return gradient.AsSpan(0, rows * features);
    }

    /// <summary>Puts the gradients in their places, and zeros behind the true steps.</summary>
    public void Scatter(ReadOnlySpan<int> lengths, Span<float> to)
    {
        ReadOnlySpan<float> from = gradient;
        foreach (int length in lengths)
        {
            from[..(length * features)].CopyTo(to);
            to[(length * features)..(steps * features)].Clear();
            from = from[(length * features)..];
            to = to[(steps * features)..];
        }
    }

    private int Each(int length, int samples) => length % ((long)samples * steps) == 0
        ? length / (samples * steps)
        : throw new ArgumentException($"The target has {length} values for {samples} sequences of {steps} steps; where sequences have true lengths a loss needs as many for each step.");

    private int Gather<T>(ReadOnlySpan<int> lengths, ReadOnlySpan<T> from, int each, ref T[] to)
    {
        Grow(ref to, each);
        Span<T> next = to;
        foreach (int length in lengths)
        {
            from[..(length * each)].CopyTo(next);
            from = from[(steps * each)..];
            next = next[(length * each)..];
        }

        return rows * each;
    }

    private void Grow<T>(ref T[] buffer, int each)
    {
        if (buffer.Length < rows * each)
        {
            buffer = new T[Math.Max(rows * each, (int)Math.Min((long)batch * steps * each, Array.MaxLength))];
        }
    }
}
