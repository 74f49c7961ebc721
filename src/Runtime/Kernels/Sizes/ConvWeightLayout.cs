using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// How the weight gradient cuts its work: the batch into a constant number of slices, each with sums of its own, the channels into blocks whose
/// source fits the second cache, and several samples side by side where images are small.
/// </summary>
internal sealed class ConvWeightLayout
{
    /// <summary>16 lanes of every cell of the largest dot tile.</summary>
    public const int LanesLength = 384;

    private const int SourceBudget = 64 * 1024;
    private const int GradientBudget = 512 * 1024;
    private const int RunBudget = 4096;

    // Long enough for the sums over the lanes at the end of a run not to matter.
    private const int LongRun = 1024;

    // Weights up to this size get sums of their own for each slice of the batch; larger ones have channels enough to share out.
    private const int SlicedWeights = 32 * 1024;
    private const int MostSlices = 8;

    public ConvWeightLayout(in ConvSettings settings)
    {
        ConvTaps taps = ConvTaps.Forward(in settings);
        bool gaps = ConvLayout.GapsAreCheaper(taps, settings.GroupChannels, settings.GroupFilters);
        ConvLayout one = new(taps, 1, gaps, settings.OutHeight);
        int rows = (int)Math.Min(settings.OutHeight, Math.Max(1, Math.Min(RunBudget / one.Pitch, SourceBudget / Math.Max(1, one.ChannelLength / settings.OutHeight))));
        one = new ConvLayout(taps, 1, gaps, rows);

        RunLength = ((((rows - 1) * one.Pitch) + settings.OutWidth + 15) / 16) * 16;
        long samples = rows == settings.OutHeight ? Math.Min((LongRun + RunLength - 1) / RunLength, GradientBudget / ((long)settings.GroupFilters * RunLength)) : 1;
        Samples = (int)Math.Max(1, samples);
        ChannelBlock = (int)Math.Min(settings.GroupChannels, Math.Max(1, SourceBudget / (Samples * one.ChannelLength)));
        Source = new ConvLayout(taps, ChannelBlock, gaps, rows);
        SourceStride = Align(Source.SourceLength + ConvLayout.Slack);
        GradientStride = (long)settings.GroupFilters * RunLength;
        Slices = settings.WeightLength <= SlicedWeights ? MostSlices : 1;
    }

    /// <summary>Layout of one sample's channel block.</summary>
    public ConvLayout Source { get; }

    /// <summary>Slices of the batch.</summary>
    public int Slices { get; }

    /// <summary>Samples side by side in scratch.</summary>
    public int Samples { get; }

    /// <summary>Channels of a block.</summary>
    public int ChannelBlock { get; }

    /// <summary>Positions of a band with gaps, up to a multiple of 16.</summary>
    public int RunLength { get; }

    /// <summary>Distance of two samples' sources in scratch.</summary>
    public long SourceStride { get; }

    /// <summary>Distance of two samples' output gradients in scratch.</summary>
    public long GradientStride { get; }

    public static long Align(long length) => (length + 15) / 16 * 16;
}
