using System;
using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Fusion;

/// <summary>Operations -> fewer operations. Each rewrite is a file; the list says why they run in this order.</summary>
internal static class Fuser
{
    private static readonly IReadOnlyList<Func<Program, Program>> Rewrites =
    [
        // The only one so far; later ones (residuals, pooling) look at epilogues that this one has filled.
        ActivationIntoEpilogue.Apply,

        // Last: it looks for the operation that makes a value, which the others may still change.
        ConcatInPlace.Apply,
    ];

    /// <summary>Trace shows every value that a person named, so nothing is fused there.</summary>
    public static Program Fuse(Program program)
    {
        if (program.Purpose != Purpose.Trace)
        {
            foreach (Func<Program, Program> rewrite in Rewrites)
            {
                program = rewrite(program);
            }
        }

        return program;
    }
}
