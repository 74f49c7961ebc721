namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sizes of weights whose results a batch normalisation follows: weight[group][row][channel][inner], the channel counted through all groups. Of a convolution
/// [filters, …] and a dense layer [outputs, inputs] groups and rows are 1; of a transposed convolution the rows are the input channels of a group.
/// </summary>
public readonly struct BatchNormFoldShape
{
    /// <summary>Creates the shape.</summary>
    public BatchNormFoldShape(int groups, int rows, int channels, int inner, float epsilon)
    {
        Groups = groups;
        Rows = rows;
        Channels = channels;
        Inner = inner;
        Epsilon = epsilon;
    }

    /// <summary>Groups of channels.</summary>
    public int Groups { get; }

    /// <summary>Rows of each group.</summary>
    public int Rows { get; }

    /// <summary>Output channels of each group.</summary>
    public int Channels { get; }

    /// <summary>Weights of a channel in a row.</summary>
    public int Inner { get; }

    /// <summary>Added to the variance inside the root.</summary>
    public float Epsilon { get; }

    /// <summary>Number of weights.</summary>
    public long Length => (long)Groups * Rows * Channels * Inner;
}
