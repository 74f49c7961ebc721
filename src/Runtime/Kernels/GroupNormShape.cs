namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a group normalisation over x[step][channel][inner]: statistics over a group of neighbouring channels, all steps and inner positions of one sample.</summary>
public readonly struct GroupNormShape
{
    /// <summary>Creates the shape; <paramref name="channels"/> is a multiple of <paramref name="groups"/>.</summary>
    public GroupNormShape(int steps, int groups, int channels, int inner, float epsilon)
    {
        Steps = steps;
        Groups = groups;
        Channels = channels;
        Inner = inner;
        Epsilon = epsilon;
    }

    /// <summary>Positions outside the channels.</summary>
    public int Steps { get; }

    /// <summary>Groups of channels.</summary>
    public int Groups { get; }

    /// <summary>Channels, each with its own weight and bias.</summary>
    public int Channels { get; }

    /// <summary>Positions inside each channel, contiguous.</summary>
    public int Inner { get; }

    /// <summary>Added to the variance inside the root.</summary>
    public float Epsilon { get; }

    /// <summary>Values of one sample.</summary>
    public int Length => Steps * Channels * Inner;

    /// <summary>Channels of a group.</summary>
    internal int Depth => Channels / Groups;

    /// <summary>Contiguous values of a group at one step.</summary>
    internal int Segment => Depth * Inner;

    /// <summary>Values of a group.</summary>
    internal int GroupLength => Steps * Segment;
}
