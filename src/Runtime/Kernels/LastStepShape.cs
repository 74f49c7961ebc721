namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a sequence whose last step is taken, of the features that were read backwards the first one.</summary>
public readonly struct LastStepShape
{
    /// <summary>Creates the shape.</summary>
    /// <param name="steps">Vectors per sample.</param>
    /// <param name="features">Length of a vector.</param>
    /// <param name="reversed">How many of them, the last ones, come from a direction that ends at step 0.</param>
    public LastStepShape(int steps, int features, int reversed)
    {
        Steps = steps;
        Features = features;
        Reversed = reversed;
    }

    /// <summary>Vectors per sample.</summary>
    public int Steps { get; }

    /// <summary>Length of a vector.</summary>
    public int Features { get; }

    /// <summary>How many features, the last ones, come from a direction that ends at step 0.</summary>
    public int Reversed { get; }
}
