using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sizes of a convolution of images in blocks of 16 channels, [⌈channels / 16⌉][height][width][16], and the tables its kernels read, made once in the constructor.
/// </summary>
public readonly struct BlockedConvShape
{
    /// <summary>
    /// Creates the shape. Sizes, strides, dilations and groups are at least 1, groups divide channels and filters, and the output has at least one value.
    /// With <paramref name="exact"/> long sums are taken in pieces, which rounds less and takes a little longer.
    /// </summary>
    /// <exception cref="ArgumentException">There are several groups that are not whole blocks of 16 channels and filters, or the input is planar and has several groups.</exception>
    public BlockedConvShape(
        int channels, int height, int width, int filters, int windowHeight, int windowWidth, int strideHeight, int strideWidth,
        int padTop, int padLeft, int padBottom, int padRight, int dilationHeight, int dilationWidth, int groups, bool planarInput, bool exact = false)
    {
        Settings = new ConvSettings(
            channels, height, width, filters, windowHeight, windowWidth, strideHeight, strideWidth,
            padTop, padLeft, padBottom, padRight, dilationHeight, dilationWidth, groups);
        if (!BlockedConvSizes.Fits(Settings, planarInput))
        {
            throw new ArgumentException($"{groups} groups of {Settings.GroupChannels} channels and {Settings.GroupFilters} filters are not whole blocks of 16.", nameof(groups));
        }

        Sources = new BlockedSources(Settings, planarInput);
        PackedLength = checked((int)BlockedConvSizes.Packed(Settings, planarInput));
        PackedBackwardLength = planarInput ? 0 : checked((int)BlockedConvSizes.PackedBackward(Settings));
        ForwardWork = BlockedConvSizes.Forward(Settings, planarInput);
        NormedWork = BlockedConvSizes.ForwardNormed(Settings);
        BackwardDataWork = BlockedConvSizes.BackwardData(Settings);
        BackwardWeightsWork = BlockedConvSizes.BackwardWeights(Settings, planarInput);
        PlanarInput = planarInput;
        Exact = exact;
        InputLength = planarInput ? (long)channels * height * width : Blocks.Length(channels, height * width);
        OutputLength = Blocks.Length(filters, OutHeight * OutWidth);
    }

    /// <summary>Output height.</summary>
    public int OutHeight => Settings.OutHeight;

    /// <summary>Output width.</summary>
    public int OutWidth => Settings.OutWidth;

    /// <summary>Whether x is planar, [channels][height][width].</summary>
    public bool PlanarInput { get; }

    /// <summary>Whether long sums are taken in pieces of 128 terms, whose sums are added in order.</summary>
    public bool Exact { get; }

    /// <summary>Length of the packed weight, [group][⌈filters / 32⌉][term][32].</summary>
    public int PackedLength { get; }

    /// <summary>Length of what the way back to x packs; 0 where x is planar.</summary>
    public int PackedBackwardLength { get; }

    internal ConvSettings Settings { get; }

    internal BlockedSources Sources { get; }

    internal WorkLength ForwardWork { get; }

    internal WorkLength NormedWork { get; }

    internal WorkLength BackwardDataWork { get; }

    internal WorkLength BackwardWeightsWork { get; }

    internal long InputLength { get; }

    internal long OutputLength { get; }
}
