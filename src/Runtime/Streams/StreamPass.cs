using System;
using System.ComponentModel;
using StaticNets.Runtime.Passes;

namespace StaticNets.Runtime.Streams;

/// <summary>Runs what comes before the first step of a stream.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamPass
{
    /// <summary>All rows on the caller's thread, with scratch that the state keeps: as many states as there are threads may begin at once. Allocates at a state's first beginning only.</summary>
    /// <param name="ports">Inputs, weights, and the state's values, which are zeros.</param>
    /// <param name="state">The state, after <see cref="StreamState.Reset"/>.</param>
    public static void Begin<TProgram, TPorts>(in TPorts ports, StreamState state)
        where TProgram : IForwardProgram<TPorts>
        where TPorts : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(state);
        int chunk = Math.Min(state.Rows, TProgram.ChunkBatch);
        int length = checked((chunk * TProgram.ArenaPerSample) + TProgram.WorkLength + ForwardPass.AlignmentSlack);
        ForwardPass.Run<TProgram, TPorts>(in ports, state.Rows, state.Beginning(length));
        state.Begun();
    }
}
