using System;
using System.Collections.Generic;
using StaticNets.Runtime.Randomness;

namespace StaticNets.Training;

/// <summary>Some samples of a source, in an order of their own.</summary>
public sealed class Subset : IDataSource
{
    private readonly IDataSource source;
    private readonly int[] indices;

    /// <summary>Selects samples.</summary>
    /// <param name="source">The source.</param>
    /// <param name="indices">Which samples; one may occur more than once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The source has no such sample.</exception>
    public Subset(IDataSource source, IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(indices);
        this.source = source;
        this.indices = [.. indices];
        foreach (int index in this.indices)
        {
            if ((uint)index >= (uint)source.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(indices), index, $"The source has samples 0 to {source.Count - 1}.");
            }
        }
    }

    /// <inheritdoc/>
    public int Count => indices.Length;

    /// <summary>Parts a source in two at random: the same parts for the same seed, and no sample in both.</summary>
    /// <param name="source">The source.</param>
    /// <param name="share">Share of the samples that go to the first part, in [0, 1]; rounded to whole samples.</param>
    /// <param name="seed">Seed of the choice.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not in [0, 1].</exception>
    public static (Subset First, Subset Second) Split(IDataSource source, double share, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be in [0, 1].");
        }

        int[] order = new int[source.Count];

        // Not the key of any epoch's shuffling, so that the first epoch does not see the samples in this order.
        CounterRandom.FillPermutation(CounterRandom.Key(seed, RandomPurpose.Shuffling, step: -1), 0, order);
        int first = (int)Math.Round(share * order.Length);
        return (new Subset(source, order[..first]), new Subset(source, order[first..]));
    }

    /// <inheritdoc/>
    public void Fill(int index, Sample sample) => source.Fill(indices[index], sample);
}
