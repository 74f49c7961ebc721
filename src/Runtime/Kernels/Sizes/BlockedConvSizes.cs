namespace StaticNets.Runtime.Kernels;

/// <summary>Which convolutions <c>BlockedConv</c> can do, and the lengths of what it packs and of its scratch, in floats.</summary>
internal static class BlockedConvSizes
{
    /// <summary>Whether groups are whole blocks of 16 channels and filters. A planar input has one group.</summary>
    public static bool Fits(in ConvSettings settings, bool planarInput) =>
        settings.Groups == 1 || (!planarInput && settings.GroupChannels % BlockedConvLayout.Block == 0 && settings.GroupFilters % BlockedConvLayout.Block == 0);

    public static long Packed(in ConvSettings settings, bool planarInput) => settings.Groups * Layout(in settings, planarInput).PackedLength;

    public static WorkLength Forward(in ConvSettings settings, bool planarInput) => new(0, Layout(in settings, planarInput).SourceLength);

    public static BlockedConvLayout Layout(in ConvSettings settings, bool planarInput) =>
        new(ConvTaps.Forward(in settings), settings.GroupChannels, settings.GroupFilters, settings.Height, settings.Width, planarInput);

    /// <summary>Floats of a value [channels, height, width] in blocks of 16 channels.</summary>
    public static long Blocked(int channels, int height, int width) =>
        ((long)channels + BlockedConvLayout.Block - 1) / BlockedConvLayout.Block * BlockedConvLayout.Block * height * width;
}
