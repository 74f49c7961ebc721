namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of an image seen as <c>channels</c> planes of <c>inner</c> values, planar [channels][inner] or blocked [channels / 16, rounded up][inner][16].</summary>
public readonly struct BlockedShape
{
    /// <summary>Creates the shape.</summary>
    public BlockedShape(int channels, int inner)
    {
        Channels = channels;
        Inner = inner;
    }

    /// <summary>Planes per sample.</summary>
    public int Channels { get; }

    /// <summary>Values of a plane.</summary>
    public int Inner { get; }

    /// <summary>Values of one sample.</summary>
    public int Length => Channels * Inner;

    /// <summary>Floats of one sample where it is blocked: lanes that hold no channel included.</summary>
    public int BlockedLength => (int)Blocks.Length(Channels, Inner);
}
