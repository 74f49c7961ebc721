using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>Scratch of the convolution's kernels. The shape reads the same numbers, so that what is reserved is what is used.</summary>
internal static class ConvSizes
{
    public static WorkLength Forward(
        int channels, int height, int width, int filters, int windowHeight, int windowWidth, int strideHeight, int strideWidth,
        int padTop, int padLeft, int padBottom, int padRight, int dilationHeight, int dilationWidth, int groups) =>
        Forward(new ConvSettings(channels, height, width, filters, windowHeight, windowWidth, strideHeight, strideWidth, padTop, padLeft, padBottom, padRight, dilationHeight, dilationWidth, groups));

    public static WorkLength ForwardResidual(
        int channels, int height, int width, int filters, int windowHeight, int windowWidth, int strideHeight, int strideWidth,
        int padTop, int padLeft, int padBottom, int padRight, int dilationHeight, int dilationWidth, int groups) =>
        ForwardResidual(new ConvSettings(channels, height, width, filters, windowHeight, windowWidth, strideHeight, strideWidth, padTop, padLeft, padBottom, padRight, dilationHeight, dilationWidth, groups));

    public static WorkLength BackwardData(
        int channels, int height, int width, int filters, int windowHeight, int windowWidth, int strideHeight, int strideWidth,
        int padTop, int padLeft, int padBottom, int padRight, int dilationHeight, int dilationWidth, int groups) =>
        BackwardData(new ConvSettings(channels, height, width, filters, windowHeight, windowWidth, strideHeight, strideWidth, padTop, padLeft, padBottom, padRight, dilationHeight, dilationWidth, groups));

    public static WorkLength BackwardWeights(
        int channels, int height, int width, int filters, int windowHeight, int windowWidth, int strideHeight, int strideWidth,
        int padTop, int padLeft, int padBottom, int padRight, int dilationHeight, int dilationWidth, int groups) =>
        BackwardWeights(new ConvSettings(channels, height, width, filters, windowHeight, windowWidth, strideHeight, strideWidth, padTop, padLeft, padBottom, padRight, dilationHeight, dilationWidth, groups));

    public static WorkLength Forward(in ConvSettings settings) =>
        new(0, PerWorker(ConvTaps.Forward(in settings), settings.GroupChannels, settings.GroupFilters));

    /// <summary>Results wait in scratch for the residual.</summary>
    public static WorkLength ForwardResidual(in ConvSettings settings) =>
        new(0, PerWorker(ConvTaps.Forward(in settings), settings.GroupChannels, settings.GroupFilters, apart: true));

    public static WorkLength BackwardData(in ConvSettings settings)
    {
        long perWorker = 0;
        foreach (ConvTaps taps in ConvTaps.Backward(in settings))
        {
            perWorker = Math.Max(perWorker, PerWorker(taps, settings.GroupFilters, settings.GroupChannels));
        }

        // The weights are turned once, into rows for the input channels.
        return new WorkLength(ConvWeightLayout.Align(settings.WeightLength), perWorker);
    }

    public static WorkLength BackwardWeights(in ConvSettings settings)
    {
        ConvWeightLayout layout = new(in settings);
        return new WorkLength(
            layout.Slices > 1 ? ConvWeightLayout.Align(layout.Slices * settings.WeightLength) : 0,
            ConvWeightLayout.LanesLength + (layout.Samples * (layout.SourceStride + layout.GradientStride)));
    }

    /// <summary>The source of a band, or the last columns of one that is read in place.</summary>
    public static long SourceLength(ConvLayout layout) =>
        ConvWeightLayout.Align((layout.Direct ? (long)layout.Channels * DenseSizes.PanelWidth : layout.SourceLength) + ConvLayout.Slack);

    private static long PerWorker(ConvTaps taps, int channels, int outputs, bool apart = false)
    {
        ConvLayout layout = new(taps, channels, outputs);
        apart |= layout.Gaps || taps.TargetRowStep != 1 || taps.TargetColumnStep != 1;
        long run = (long)layout.BandRows * layout.Pitch;
        return SourceLength(layout) + (apart ? ConvWeightLayout.Align(Math.Min(outputs, ConvLayout.MostRows) * run) : 0);
    }
}
