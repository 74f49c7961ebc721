using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// How the gradients of a convolution followed by 2x2 maximum pooling lay out their scratch: images as [row][channel][column], padding included, so that the rows of
/// a window, channel by channel, are one distance apart.
/// </summary>
internal sealed class PooledConvLayout
{
    /// <summary>Lanes of a row of the window; a column of another gradient fits beside it.</summary>
    public const int Lanes = 8;

    /// <summary>Most columns of the window.</summary>
    public const int MostColumns = Lanes - 1;

    /// <summary>Most parts of the batch that have sums of their own.</summary>
    public const int MostSlices = 8;

    // Positions are kept in floats, which are exact up to here.
    private const long ExactPositions = 1 << 24;

    public PooledConvLayout(in ConvSettings settings)
    {
        Pitch = (Math.Max(settings.OutWidth + settings.WindowWidth - 1, settings.OutWidth + Lanes - 1) + 15) / 16 * 16;
        RowStep = settings.Channels * Pitch;
        Rows = settings.OutHeight + settings.WindowHeight - 1;
        Terms = settings.WindowHeight * settings.Channels;
        SumLength = (long)settings.Filters * Terms * Lanes;
        ListLength = ((settings.Filters + 15) / 16) * 16;
        OutHeight = settings.OutHeight / 2;
        OutWidth = settings.OutWidth / 2;
    }

    /// <summary>Distance of two rows of the window, in the order of their weights [window row][channel].</summary>
    public int Pitch { get; }

    /// <summary>Distance of two rows of an image.</summary>
    public int RowStep { get; }

    /// <summary>Rows of an image, those of the padding that a window reaches included.</summary>
    public int Rows { get; }

    /// <summary>Rows of the window, of all channels.</summary>
    public int Terms { get; }

    /// <summary>Weights, each row of the window in lanes of its own.</summary>
    public long SumLength { get; }

    /// <summary>One number of each filter, up to a multiple of 16.</summary>
    public int ListLength { get; }

    /// <summary>Rows of the pooled image.</summary>
    public int OutHeight { get; }

    /// <summary>Columns of the pooled image.</summary>
    public int OutWidth { get; }

    public long ImageLength => (long)Rows * RowStep;

    /// <summary>Sums of the slices; an image for each thread.</summary>
    public WorkLength BackwardWeights => new(MostSlices * SumLength, ImageLength);

    /// <summary>The weights at both columns of a pair; an image and two lists of values and offsets for each thread.</summary>
    public WorkLength BackwardData => new(2 * SumLength, ImageLength + (4 * ListLength));

    /// <summary>Whether there are such kernels for a convolution: no steps, gaps or groups, few columns.</summary>
    public static bool Fits(in ConvSettings settings) =>
        settings.WindowWidth <= MostColumns && settings.StrideHeight == 1 && settings.StrideWidth == 1 && settings.DilationHeight == 1 && settings.DilationWidth == 1
        && settings.Groups == 1 && settings.OutHeight > 1 && settings.OutWidth > 1
        && new PooledConvLayout(in settings).ImageLength < ExactPositions && 2 * new PooledConvLayout(in settings).SumLength < ExactPositions;
}
