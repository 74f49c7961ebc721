using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>The two programs of a network that runs step by step, planned. What they prepare of weights is what inference has prepared.</summary>
/// <param name="BeginChunk">Samples that run through <paramref name="Begin"/> together.</param>
/// <param name="State">What is remembered from step to step, in its order.</param>
/// <param name="StateLength">Floats of it for each row.</param>
internal sealed record StreamPlan(StreamNetworks Networks, PlannedProgram Step, PlannedProgram Begin, long BeginChunk, EquatableArray<StreamValue> State, long StateLength)
{
    /// <summary>Whether there is anything to be computed before the first step.</summary>
    public bool HasContext => Networks.Begin.Inputs.Count > 0;

    /// <summary>Where the table of steps lies for each row; -1 where no layer needs it, and any number of steps is possible.</summary>
    public long TableOffset { get; init; } = -1;
}

/// <summary>A part of a stream's state: for n rows it lies at n times its offset, row after row.</summary>
/// <param name="Stays">True where it stays with its row when rows go on with one another.</param>
internal readonly record struct StreamValue(long Offset, long Length, bool Stays);
