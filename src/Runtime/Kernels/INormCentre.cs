namespace StaticNets.Runtime.Kernels;

/// <summary>What a normalisation takes away first: the mean, or nothing.</summary>
internal unsafe interface INormCentre
{
    /// <summary>The centre of <paramref name="count"/> values.</summary>
    static abstract double Centre(float* x, int count);

    /// <summary>Nothing is taken away, so nothing of it reaches the gradient.</summary>
    static abstract bool IsZero { get; }
}
