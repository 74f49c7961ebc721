using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>A program with a kernel for every operation.</summary>
internal sealed record ScheduledProgram(
    Program Program,
    EquatableArray<ScheduledOperation> Prepare,
    EquatableArray<ScheduledOperation> Forward,
    EquatableArray<ScheduledOperation> Backward);

/// <summary>An operation and the kernel that does it.</summary>
/// <param name="Method">The Runtime's method.</param>
/// <param name="Work">Scratch it needs, in floats: once, and for each thread.</param>
/// <param name="TakesWork">Whether the method has a parameter for scratch; it may need none all the same.</param>
/// <param name="WorkValue">Number of the value that is its scratch, where the planner places it among the others; -1 where scratch lies by itself.</param>
/// <param name="Nanoseconds">Estimated time for one sample on one core; the figure stands in the emitted comment.</param>
/// <param name="Unrolled">The operation as vector code, where it is so small that a call would cost more than the work.</param>
internal sealed record ScheduledOperation(Operation Operation, string Method, Scratch Work, bool TakesWork, double Nanoseconds, VectorCode? Unrolled = null, int WorkValue = -1)
{
    /// <summary>Which variant of the method it is, for people to read: <c>F(4x4)</c>.</summary>
    public string Detail { get; init; } = "";
}

/// <summary>Floats of scratch of one kernel call.</summary>
internal readonly record struct Scratch(long Fixed, long PerWorker)
{
    public Scratch Max(Scratch other) => new(System.Math.Max(Fixed, other.Fixed), System.Math.Max(PerWorker, other.PerWorker));
}
