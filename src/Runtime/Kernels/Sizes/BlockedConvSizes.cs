using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>Which convolutions <c>BlockedConv</c> can do, and the lengths of what it packs and of its scratch, in floats.</summary>
internal static class BlockedConvSizes
{
    /// <summary>Whether groups are whole blocks of 16 channels and filters. A planar input has one group.</summary>
    public static bool Fits(in ConvSettings settings, bool planarInput) =>
        settings.Groups == 1 || (!planarInput && settings.GroupChannels % BlockedConvLayout.Block == 0 && settings.GroupFilters % BlockedConvLayout.Block == 0);

    /// <summary>What <c>BlockedConv.Pack</c> makes of the weight.</summary>
    public static long Packed(in ConvSettings settings, bool planarInput) => settings.Groups * Layout(in settings, planarInput).PackedLength;

    /// <summary>What <c>BlockedConv.PackBackward</c> makes of it.</summary>
    public static long PackedBackward(in ConvSettings settings)
    {
        long length = 0;
        foreach (ConvTaps taps in ConvTaps.Backward(in settings))
        {
            length += settings.Groups * BackwardLayout(in settings, taps).PackedLength;
        }

        return length;
    }

    public static WorkLength Forward(in ConvSettings settings, bool planarInput) => new(0, Layout(in settings, planarInput).SourceLength);

    public static WorkLength ForwardNormed(in ConvSettings settings) => new(0, NormedLayout(in settings).SourceLength);

    public static WorkLength BackwardData(in ConvSettings settings)
    {
        long perWorker = 0;
        foreach (ConvTaps taps in ConvTaps.Backward(in settings))
        {
            BlockedConvLayout layout = BackwardLayout(in settings, taps);
            perWorker = Math.Max(perWorker, layout.SourceLength + ScatteredLength(layout, taps));
        }

        return new WorkLength(0, perWorker);
    }

    public static WorkLength BackwardWeights(in ConvSettings settings, bool planarInput)
    {
        BlockedWeightLayout layout = new(in settings, planarInput);
        return new WorkLength(0, layout.Source.SourceLength + layout.SumsLength);
    }

    public static BlockedConvLayout Layout(in ConvSettings settings, bool planarInput) =>
        new(ConvTaps.Forward(in settings), settings.GroupChannels, settings.GroupFilters, settings.Height, settings.Width, planarInput);

    /// <summary>With a source that is changed while it is copied.</summary>
    public static BlockedConvLayout NormedLayout(in ConvSettings settings) =>
        new(ConvTaps.Forward(in settings), settings.GroupChannels, settings.GroupFilters, settings.Height, settings.Width, planar: false, copied: true);

    /// <summary>Of one residue of the strides, with the output's gradient as the source.</summary>
    public static BlockedConvLayout BackwardLayout(in ConvSettings settings, ConvTaps taps) =>
        new(taps, settings.GroupFilters, settings.GroupChannels, settings.OutHeight, settings.OutWidth, planar: false);

    /// <summary>Floats of a panel's results that wait to be scattered.</summary>
    public static long ScatteredLength(BlockedConvLayout layout, ConvTaps taps) =>
        taps.TargetRowStep == 1 && taps.TargetColumnStep == 1 ? 0 : (long)layout.BandRows * layout.Columns * BlockedConvLayout.PanelWidth;
}
