using System;

namespace StaticNets.Training;

/// <summary>A source whose samples are changed at random, in every epoch anew: a function of (seed, epoch, index), so that training can be repeated and resumed.</summary>
public sealed class Augmented : IDataSource
{
    private readonly IDataSource source;
    private readonly ulong seed;
    private readonly Augmentation augmentation;

    /// <summary>Wraps a source.</summary>
    public Augmented(IDataSource source, ulong seed, Augmentation augmentation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(augmentation);
        this.source = source;
        this.seed = seed;
        this.augmentation = augmentation;
    }

    /// <inheritdoc/>
    public int Count => source.Count;

    /// <inheritdoc/>
    public void Fill(int index, Sample sample)
    {
        source.Fill(index, sample);
        SampleRandom random = new(seed, sample.Epoch, index);
        augmentation(sample, ref random);
    }
}
