namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a batch normalisation over x[row][step][channel][inner] (see <see cref="ChannelShape"/>).</summary>
public readonly struct BatchNormShape
{
    /// <summary>Creates the shape.</summary>
    public BatchNormShape(int steps, int channels, int inner, float epsilon, float momentum)
    {
        Steps = steps;
        Channels = channels;
        Inner = inner;
        Epsilon = epsilon;
        Momentum = momentum;
    }

    /// <summary>Positions outside the channels.</summary>
    public int Steps { get; }

    /// <summary>Channels, each with its own statistics.</summary>
    public int Channels { get; }

    /// <summary>Positions inside each channel, contiguous.</summary>
    public int Inner { get; }

    /// <summary>Added to the variance inside the root.</summary>
    public float Epsilon { get; }

    /// <summary>The share of the batch in the running statistics, as PyTorch's.</summary>
    public float Momentum { get; }

    /// <summary>Values of one sample.</summary>
    public int Length => Steps * Channels * Inner;
}
