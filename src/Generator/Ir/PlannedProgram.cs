using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>A scheduled program whose values have their places.</summary>
/// <param name="Offsets">By value: its place in its span (for temporaries: per sample). -1 for values without a place of their own.</param>
/// <param name="PerSample">Floats of arena for each sample.</param>
/// <param name="Batchless">Floats of arena that do not depend on the batch.</param>
/// <param name="Prepared">Floats of prepared weights.</param>
/// <param name="Passing">Floats that preparing them needs meanwhile.</param>
/// <param name="Work">Kernel scratch: the largest need of any operation.</param>
/// <param name="Lives">By value: the first and last step in which its content matters, for the comments.</param>
internal sealed record PlannedProgram(
    ScheduledProgram Scheduled,
    EquatableArray<long> Offsets,
    EquatableArray<Life> Lives,
    long PerSample,
    long Batchless,
    long Prepared,
    long Passing,
    Scratch Work)
{
    public Program Program => Scheduled.Program;

    /// <summary>Floats of training memory for each row that stay from one step to the next.</summary>
    public long Carried { get; init; }
}

/// <summary>Steps between which a value's content matters, both ends included; (0, -1) where it never does.</summary>
internal readonly record struct Life(int First, int Last)
{
    public bool Meets(Life other) => First <= other.Last && other.First <= Last;
}
