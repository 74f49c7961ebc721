namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a convolution along a sequence in which no step sees a later one: stride 1, and as many zeros in front as the window is longer than a step.</summary>
public readonly struct CausalConvShape
{
    /// <summary>Creates the shape. All sizes are at least 1.</summary>
    /// <param name="steps">Steps of a sequence.</param>
    /// <param name="channels">Features of a step.</param>
    /// <param name="filters">Features of a step of the result.</param>
    /// <param name="taps">Steps that the window sees.</param>
    /// <param name="dilation">Distance between two of them.</param>
    /// <param name="groups">So many parts of the features that see one another; divides channels and filters.</param>
    public CausalConvShape(int steps, int channels, int filters, int taps, int dilation, int groups = 1)
    {
        Steps = steps;
        Channels = channels;
        Filters = filters;
        Taps = taps;
        Dilation = dilation;
        Groups = groups;
        TapLength = checked((int)CausalConvSizes.Tap(channels, filters, groups));
        PanelLength = checked((int)CausalConvSizes.Panels(channels, filters, taps, groups));
        WindowLength = checked((int)CausalConvSizes.Window(channels, taps, dilation));
    }

    /// <summary>Steps of a sequence.</summary>
    public int Steps { get; }

    /// <summary>Features of a step.</summary>
    public int Channels { get; }

    /// <summary>Features of a step of the result.</summary>
    public int Filters { get; }

    /// <summary>Steps that the window sees.</summary>
    public int Taps { get; }

    /// <summary>Distance between two of them.</summary>
    public int Dilation { get; }

    /// <summary>Parts of the features: the first filters see the first channels alone, and so on.</summary>
    public int Groups { get; }

    /// <summary>Floats of the packed weight of one tap.</summary>
    public int TapLength { get; }

    /// <summary>Floats of the packed weight, see <see cref="CausalConv.Pack"/>.</summary>
    public int PanelLength { get; }

    /// <summary>Floats of a sample that <see cref="CausalConv.Step"/> remembers: earlier steps in a ring, and which of them is the oldest.</summary>
    public int WindowLength { get; }

    /// <summary>Earlier steps that the window reaches.</summary>
    internal int Reach => (Taps - 1) * Dilation;

    /// <summary>Whether each feature sees itself alone.</summary>
    internal bool IsDepthwise => CausalConvSizes.IsDepthwise(Channels, Filters, Groups);
}
