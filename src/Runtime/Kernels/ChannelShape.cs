namespace StaticNets.Runtime.Kernels;

/// <summary>
/// A sample seen by its channels: x[step][channel][inner]. An image [C, H, W] is (1, C, H·W), a sequence [T, D] is (T, D, 1), a vector [N] is (1, N, 1).
/// </summary>
public readonly struct ChannelShape
{
    /// <summary>Creates the shape.</summary>
    public ChannelShape(int steps, int channels, int inner)
    {
        Steps = steps;
        Channels = channels;
        Inner = inner;
    }

    /// <summary>Positions outside the channels.</summary>
    public int Steps { get; }

    /// <summary>Channels.</summary>
    public int Channels { get; }

    /// <summary>Positions inside each channel, contiguous.</summary>
    public int Inner { get; }

    /// <summary>Values per sample.</summary>
    public int Length => Steps * Channels * Inner;
}
