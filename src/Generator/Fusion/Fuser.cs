using System;
using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Fusion;

/// <summary>Operations -> fewer operations. Each rewrite is a file; the list says why they run in this order.</summary>
internal static class Fuser
{
    private static readonly IReadOnlyList<Func<Program, Program>> Rewrites =
    [
        // First, so that the convolution stands right before what followed the normalisation.
        FoldBatchNorm.Apply,

        // Before activations: a convolution with one already in its epilogue takes no sum any more, and the activation behind the sum comes after the residual.
        ResidualIntoConvolution.Apply,
        ActivationIntoEpilogue.Apply,

        // After activations: it looks for a convolution that has its own.
        PoolIntoConvolution.Apply,

        // Backward alone: it might as well stand first.
        CopiedGradients.Apply,

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
