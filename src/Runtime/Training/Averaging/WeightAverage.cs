using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>An average of weights that is being made.</summary>
internal abstract class WeightAverage
{
    /// <summary>Whether there is anything in it.</summary>
    public abstract bool Exists { get; }

    /// <summary>The average parameters.</summary>
    public abstract ReadOnlySpan<float> Parameters { get; }

    /// <summary>The average running statistics.</summary>
    public abstract ReadOnlySpan<float> States { get; }

    /// <summary>After an update.</summary>
    public abstract void Update(Team team, Span<float> parameters, Span<float> states);

    /// <summary>At the end of an epoch.</summary>
    public abstract void EndEpoch(ReadOnlySpan<float> parameters, ReadOnlySpan<float> states);

    /// <summary>Writes everything into a checkpoint.</summary>
    public abstract void Save(CheckpointContent content);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="CheckpointException">It is not there, or damaged.</exception>
    public abstract void Load(CheckpointContent content);
}
