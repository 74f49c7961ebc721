using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a sequence: <see cref="Steps"/> vectors of <see cref="Features"/> per sample.</summary>
public readonly struct SequenceShape
{
    /// <summary>Creates the shape.</summary>
    public SequenceShape(int steps, int features)
    {
        Steps = steps;
        Features = features;
    }

    /// <summary>Vectors per sample.</summary>
    public int Steps { get; }

    /// <summary>Length of a vector.</summary>
    public int Features { get; }

    /// <summary>Floats per sample.</summary>
    internal int Length => Steps * Features;

    /// <summary>Floats of the steps that a row has.</summary>
    internal int TrueLength(ReadOnlySpan<int> lengths, int row) => (lengths.IsEmpty ? Steps : lengths[row]) * Features;
}
