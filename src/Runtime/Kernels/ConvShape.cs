using System.Collections.Generic;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sizes of a two-dimensional convolution and the tables its kernels read, made once in the constructor. A convolution along a sequence has height 1.
/// </summary>
public readonly struct ConvShape
{
    /// <summary>Creates the shape. Sizes, strides, dilations and groups are at least 1, groups divide channels and filters, and the output has at least one value.</summary>
    public ConvShape(
        int channels, int height, int width, int filters, int windowHeight, int windowWidth, int strideHeight, int strideWidth,
        int padTop, int padLeft, int padBottom, int padRight, int dilationHeight, int dilationWidth, int groups)
    {
        Settings = new ConvSettings(
            channels, height, width, filters, windowHeight, windowWidth, strideHeight, strideWidth,
            padTop, padLeft, padBottom, padRight, dilationHeight, dilationWidth, groups);
        ConvTaps taps = ConvTaps.Forward(Settings);
        ForwardSource = new ConvSource(new ConvLayout(taps, Settings.GroupChannels, Settings.GroupFilters), taps, height, width);

        List<ConvSource> sources = [];
        foreach (ConvTaps residue in ConvTaps.Backward(Settings))
        {
            sources.Add(new ConvSource(new ConvLayout(residue, Settings.GroupFilters, Settings.GroupChannels), residue, OutHeight, OutWidth));
        }

        BackwardSources = sources.ToArray();
        WeightLayout = new ConvWeightLayout(Settings);
        WeightSource = new ConvSource(WeightLayout.Source, taps, height, width);
        ForwardWork = ConvSizes.Forward(Settings);
        ForwardResidualWork = ConvSizes.ForwardResidual(Settings);
        BackwardDataWork = ConvSizes.BackwardData(Settings);
        BackwardWeightsWork = ConvSizes.BackwardWeights(Settings);
    }

    /// <summary>Input channels.</summary>
    public int Channels => Settings.Channels;

    /// <summary>Input height.</summary>
    public int Height => Settings.Height;

    /// <summary>Input width.</summary>
    public int Width => Settings.Width;

    /// <summary>Output channels.</summary>
    public int Filters => Settings.Filters;

    /// <summary>Output height.</summary>
    public int OutHeight => Settings.OutHeight;

    /// <summary>Output width.</summary>
    public int OutWidth => Settings.OutWidth;

    /// <summary>Values of the weight [filters, channels / groups, window height, window width].</summary>
    public int WeightLength => checked((int)Settings.WeightLength);

    internal ConvSettings Settings { get; }

    internal ConvSource ForwardSource { get; }

    internal ConvSource[] BackwardSources { get; }

    internal ConvWeightLayout WeightLayout { get; }

    internal ConvSource WeightSource { get; }

    internal WorkLength ForwardWork { get; }

    internal WorkLength ForwardResidualWork { get; }

    internal WorkLength BackwardDataWork { get; }

    internal WorkLength BackwardWeightsWork { get; }

    internal long InputLength => (long)Channels * Height * Width;

    internal long OutputLength => (long)Filters * OutHeight * OutWidth;
}
