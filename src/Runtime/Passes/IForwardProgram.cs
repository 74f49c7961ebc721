using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Passes;

/// <summary>One network's inference as emitted: a straight line of kernel calls over a number of samples.</summary>
/// <typeparam name="TPorts">The network's inputs, outputs and weights: a ref struct of spans.</typeparam>
public interface IForwardProgram<TPorts>
    where TPorts : struct, allows ref struct
{
    /// <summary>Floats of arena for each sample; a multiple of 16.</summary>
    static abstract int ArenaPerSample { get; }

    /// <summary>Floats of kernel scratch besides; a multiple of 16.</summary>
    static abstract int WorkLength { get; }

    /// <summary>Most samples that one run of the line is given: their buffers stay in L2. 1 where buffers are parts of others, which are whole runs for one sample only.</summary>
    static abstract int ChunkBatch { get; }

    /// <summary>Estimated time of one sample on one core, in nanoseconds: decides whether threads pay.</summary>
    static abstract double NanosecondsPerSample { get; }

    /// <summary>Floats of kernel scratch that a step shared by threads needs once.</summary>
    static abstract int SharedWork { get; }

    /// <summary>Floats of kernel scratch that a step shared by threads needs for each of them.</summary>
    static abstract int SharedWorkPerThread { get; }

    /// <summary>Computes samples <paramref name="first"/> … <paramref name="first"/> + <paramref name="rows"/> - 1.</summary>
    /// <param name="ports">Inputs, outputs and weights.</param>
    /// <param name="first">First sample.</param>
    /// <param name="rows">Number of samples, at least 1.</param>
    /// <param name="arena">rows · <see cref="ArenaPerSample"/> + <see cref="WorkLength"/> floats, 64-byte aligned.</param>
    /// <param name="team">The threads that share each step.</param>
    /// <param name="work">Kernel scratch for all of them: <see cref="SharedWork"/> + threads · <see cref="SharedWorkPerThread"/> floats. Empty where the caller's thread works alone, with scratch in the arena.</param>
    static abstract void Forward(in TPorts ports, int first, int rows, Span<float> arena, Team team, Span<float> work);
}
