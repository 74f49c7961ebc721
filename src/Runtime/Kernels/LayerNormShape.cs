namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a normalisation over the last axes: <c>count</c> groups of <c>length</c> contiguous values per sample.</summary>
public readonly struct LayerNormShape
{
    /// <summary>Creates the shape.</summary>
    public LayerNormShape(int count, int length, float epsilon)
    {
        Count = count;
        Length = length;
        Epsilon = epsilon;
    }

    /// <summary>Groups per sample, each with its own statistics.</summary>
    public int Count { get; }

    /// <summary>Values of a group, each with its own weight and bias.</summary>
    public int Length { get; }

    /// <summary>Added to the variance (or the mean square) inside the root.</summary>
    public float Epsilon { get; }

    /// <summary>Values of one sample.</summary>
    internal int SampleLength => Count * Length;
}
