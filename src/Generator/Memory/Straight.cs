using System;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Memory;

/// <summary>Whether a network is so small that it needs no arena: all of it is unrolled, and what passes between its layers fits on the stack.</summary>
internal static class Straight
{
    // On the stack; and what the JIT optimises well in one method.
    private const long MostFloats = 1024;
    private const int MostOps = 300;

    // Below this nothing is shared out anyway.
    private const double Nanoseconds = 5_000;

    /// <summary>Most samples of a call that goes this way; 0 where the network does not fit.</summary>
    /// <param name="nanoseconds">Estimated time of one sample.</param>
    public static long Rows(PlannedProgram inference, double nanoseconds)
    {
        bool fits = inference.Scheduled.Forward.All(step => step.Unrolled is not null)
            && inference.Scheduled.Forward.Sum(step => step.Unrolled?.Ops.Count ?? 0) <= MostOps
            && inference.PerSample <= MostFloats
            && inference.Batchless == 0
            && inference.Program.Values.All(value => value.PartOf is null);
        return fits && inference.Scheduled.Forward.Count > 0 ? (long)Math.Max(1, Nanoseconds / Math.Max(1, nanoseconds)) : 0;
    }
}
