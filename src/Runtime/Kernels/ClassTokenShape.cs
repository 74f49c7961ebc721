namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a sequence in front of which a step is put.</summary>
public readonly struct ClassTokenShape
{
    /// <summary>Creates the shape.</summary>
    /// <param name="steps">Steps without the one in front.</param>
    /// <param name="features">Features of a step.</param>
    public ClassTokenShape(int steps, int features)
    {
        Steps = steps;
        Features = features;
    }

    /// <summary>Steps without the one in front.</summary>
    public int Steps { get; }

    /// <summary>Features of a step.</summary>
    public int Features { get; }

    /// <summary>Floats of a sample without the step in front.</summary>
    internal int Length => Steps * Features;

    /// <summary>Floats of a sample with it.</summary>
    internal int LongLength => Length + Features;
}
