using System;

namespace StaticNets.Training;

/// <summary>What a fit asks of its session.</summary>
public abstract partial class TrainingSession
{
    /// <summary>An average that is published instead of the working weights, once it exists.</summary>
    internal WeightAverage? Average { get; set; }

    /// <summary>What the next step of <see cref="CarryStates"/> begins with; empty where it begins with zeros.</summary>
    internal Span<float> CarriedStates => forgetStates || !CarryStates || Plan.CarriedPerSample == 0 ? default : Arena.Carried;

    /// <summary>Floats of all rows' carried states.</summary>
    internal int CarriedLength => Arena.Carried.Length;

    internal SessionCounts Counts => new(passes, Steps, RefusedSteps);

    /// <summary>The weight of the last step's mean loss in a mean over several: where sequences have true lengths, by their true steps.</summary>
    internal double WeightOf(Batch batch) => losses.Weight(batch);

    internal SessionWeights CopyWeights() => new(parameters.Read.ToArray(), states.Values.ToArray(), states.Counters.ToArray());

    internal void Restore(SessionWeights weights)
    {
        weights.Parameters.CopyTo(parameters.Write);
        weights.States.CopyTo(states.Values);
        weights.Counters.CopyTo(states.Counters);
        changed = true;
    }

    /// <summary>The next step goes on with these states.</summary>
    internal void RestoreCarriedStates(ReadOnlySpan<float> carried)
    {
        carried.CopyTo(Arena.Carried);
        forgetStates = false;
    }

    /// <summary>Takes the weights after an update into the average, if there is one.</summary>
    internal void UpdateAverage() => Average?.Update(Team, parameters.Write, states.Values);

    /// <summary>Takes the weights at the end of an epoch into the average, if there is one.</summary>
    internal void EndEpochOfAverage() => Average?.EndEpoch(parameters.Read, states.Values);

    /// <summary>The weights that <see cref="Publish"/> publishes: the average, where there is one.</summary>
    internal SessionWeights CopyPublished() => Average is { Exists: true } average
        ? new(average.Parameters.ToArray(), average.States.ToArray(), states.Counters.ToArray())
        : CopyWeights();

    internal void Restore(in SessionCounts counts)
    {
        passes = counts.Passes;
        Steps = counts.Steps;
        RefusedSteps = counts.RefusedSteps;
    }

    internal void RestoreFrozen(long[] flags, long[] skipped)
    {
        frozen.Restore(flags, skipped);
        Optimizer.Train(frozen.Ranges());
    }
}
