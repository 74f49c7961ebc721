using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>One operand of a kernel: how long it is, and whether that is per sample.</summary>
public readonly record struct Operand(int Length, bool PerSample = true)
{
    public int Count(int rows) => PerSample ? rows * Length : Length;
}

/// <summary>Runs a kernel on guarded memory.</summary>
public delegate void KernelRun(Team team, int rows, GuardedBuffer[] reads, GuardedBuffer[] writes, bool accumulate);

/// <summary>A kernel with fixed sizes, and what it must compute in double precision.</summary>
public sealed class KernelSpec
{
    public required string Name { get; init; }

    public required Operand[] Reads { get; init; }

    public required Operand[] Writes { get; init; }

    public required KernelRun Run { get; init; }

    /// <summary>The plain double version: (rows, reads) to writes.</summary>
    public required Func<int, double[][], double[][]> Reference { get; init; }

    /// <summary>The kernel has an accumulate flag.</summary>
    public bool Accumulates { get; init; }

    /// <summary>Row i of a batch is the batch of one, bit for bit (false where the batch is reduced).</summary>
    public bool RowsAreIndependent { get; init; } = true;

    /// <summary>Whether element so many of output so many may be any finite number; none if not given.</summary>
    public Func<int, int, bool>? Open { get; init; }

    /// <summary>Values of the reads; standard normal if not given.</summary>
    public Func<Random, int, float>? Values { get; init; }

    public override string ToString() => Name;
}
