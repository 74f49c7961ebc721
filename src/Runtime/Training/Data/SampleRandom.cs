using StaticNets.Runtime.Randomness;

namespace StaticNets.Training;

/// <summary>
/// The random numbers of one sample in one epoch: the same ones every time, whatever was drawn for other samples. Not a copyable stream: pass it by reference.
/// </summary>
public struct SampleRandom
{
    private readonly ulong key;
    private readonly ulong stream;
    private ulong next;

    /// <summary>The numbers that belong to a seed, an epoch and a sample.</summary>
    public SampleRandom(ulong seed, long epoch, int index)
    {
        key = CounterRandom.Key(seed, RandomPurpose.Augmentation, epoch);
        stream = (uint)index;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public float NextFloat() => CounterRandom.Float(key, stream, Take());

    /// <summary>Uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public float NextFloat(float low, float high) => low + ((high - low) * NextFloat());

    /// <summary>A whole number in [0, <paramref name="bound"/>).</summary>
    public int NextBelow(int bound) => CounterRandom.Below(key, stream, Take(), bound);

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    public float NextNormal() => CounterRandom.Normal(key, stream, Take());

    // A block holds four draws, and draws of different kinds share its bits: one block for each.
    private ulong Take() => next++ * 4;
}
