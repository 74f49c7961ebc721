namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a local response normalisation over x[channel][inner].</summary>
public readonly struct LocalResponseNormShape
{
    /// <summary>Creates the shape.</summary>
    public LocalResponseNormShape(int channels, int inner, int size, float alpha, float beta, float k)
    {
        Channels = channels;
        Inner = inner;
        Size = size;
        Alpha = alpha;
        Beta = beta;
        K = k;
    }

    /// <summary>Channels.</summary>
    public int Channels { get; }

    /// <summary>Positions inside each channel, contiguous.</summary>
    public int Inner { get; }

    /// <summary>Channels of a window: size / 2 before and (size - 1) / 2 after its own.</summary>
    public int Size { get; }

    /// <summary>Factor of the mean of the squares.</summary>
    public float Alpha { get; }

    /// <summary>The exponent.</summary>
    public float Beta { get; }

    /// <summary>What the mean is added to.</summary>
    public float K { get; }

    /// <summary>Values of one sample.</summary>
    public int Length => Channels * Inner;
}
