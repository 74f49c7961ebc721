using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>
/// One step of a pass: what is computed from which values. It names no kernel; the scheduler finds one for its <paramref name="Kind"/>
/// (by default the Runtime's method of that name).
/// </summary>
/// <param name="Kind">What is computed, <c>Conv.Forward</c>.</param>
/// <param name="Layer">Path of the layer it comes from.</param>
/// <param name="Reads">Numbers of the values read, in the kernel's order.</param>
/// <param name="Writes">Numbers of the values written, in the kernel's order.</param>
internal sealed record Operation(string Kind, string Layer, Geometry Shape, EquatableArray<int> Reads, EquatableArray<int> Writes)
{
    /// <summary>The activation applied to what is written; null where the kind takes none, Identity where it takes one and none follows.</summary>
    public ActivationCall? Activation { get; init; }

    /// <summary>How a gradient is written; <see cref="GradientWrite.None"/> for operations that are no gradient.</summary>
    public GradientWrite Gradient { get; init; }

    /// <summary>Positions among the reads on which the first write may lie, where both are of the same length: what is read there at an index is not needed once that index is written.</summary>
    public EquatableArray<int> InPlace { get; init; }

    /// <summary>
    /// Where all that the operation does is to copy its one read to a run of what it writes, one run for each sample: the run's first element in a sample.
    /// Such a copy is left out where what it reads can be computed in that place. -1 for every other operation.
    /// </summary>
    public long CopiesTo { get; init; } = -1;

    /// <summary>How many times it is done in each sample: to its kernel each step counts as a sample.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>True where the operation draws random numbers.</summary>
    public bool Random { get; init; }

    /// <summary>True for what only derives from parameters (packing): its kernel takes no number of rows.</summary>
    public bool Batchless { get; init; }

    /// <summary>True where nothing but the gradient of an input depends on it: skipped unless that is asked for.</summary>
    public bool OnlyForInput { get; init; }

    /// <summary>Multiply-adds for one sample, for the estimate of time.</summary>
    public long MultiplyAdds { get; init; }
}

/// <summary>An activation as emitted code constructs it: a struct of the Runtime and its arguments.</summary>
internal sealed record ActivationCall(string Type, EquatableArray<double> Arguments)
{
    public static ActivationCall Identity { get; } = new("Identity", []);

    public bool IsIdentity => Type == "Identity";
}
