using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Scheduling;

/// <summary>A way to do an operation: the Runtime's method, what it is given, and in which layouts. Values are planar where nothing else is said.</summary>
/// <param name="Method">The Runtime's method.</param>
/// <param name="Shape">The sizes that the method takes.</param>
/// <param name="Nanoseconds">Estimated time for one sample on one core.</param>
internal sealed record Way(string Method, Geometry Shape, double Nanoseconds)
{
    /// <summary>Positions among the reads that are in blocks of 16 channels.</summary>
    public EquatableArray<int> BlockedReads { get; init; } = [];

    /// <summary>Positions among the writes that are in blocks of 16 channels.</summary>
    public EquatableArray<int> BlockedWrites { get; init; } = [];

    /// <summary>The order in which the method takes the reads, by position; empty where it is the operation's.</summary>
    public EquatableArray<int> Order { get; init; } = [];

    /// <summary>Which variant of the method it is, for people to read; may be empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Whether the method has a parameter for scratch; it may need none all the same.</summary>
    public bool TakesWork { get; init; }

    /// <summary>Scratch in floats, from the formula that the Runtime's kernel itself uses.</summary>
    public Scratch Work { get; init; }

    /// <summary>Weights that the method wants in an order of its own; null where it takes them as they are.</summary>
    public Packing? Packing { get; init; }
}

/// <summary>Weights in a kernel's own order, made whenever they change.</summary>
/// <param name="Read">Position of the weight among the operation's reads.</param>
/// <param name="Kind">The Runtime's method, which takes the weight and writes the packed one.</param>
/// <param name="Shape">The sizes that the method takes.</param>
/// <param name="Length">Floats of the packed weight.</param>
internal sealed record Packing(int Read, string Kind, Geometry Shape, long Length);
