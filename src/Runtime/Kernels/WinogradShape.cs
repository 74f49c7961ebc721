using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a convolution with stride 1 that is computed by <see cref="WinogradConv"/>.</summary>
public readonly struct WinogradShape
{
    /// <summary>
    /// Creates the shape. <paramref name="window"/> is 3 or 5: weights in each direction; <paramref name="tile"/> is 4 or 2, and 2 with a window of 5: outputs that one tile has in each direction.
    /// The output has at least one value.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such tile for the window.</exception>
    public WinogradShape(int channels, int height, int width, int filters, int padTop, int padLeft, int padBottom, int padRight, int tile, int window = 3)
    {
        if ((window, tile) is not ((3, 4) or (3, 2) or (5, 2)))
        {
            throw new ArgumentException($"A window of {window} has no tiles of {tile}; one of 3 has tiles of 4 or 2, one of 5 tiles of 2.", nameof(tile));
        }

        Channels = channels;
        Height = height;
        Width = width;
        Filters = filters;
        PadTop = padTop;
        PadLeft = padLeft;
        OutHeight = height + padTop + padBottom - (window - 1);
        OutWidth = width + padLeft + padRight - (window - 1);
        Tile = tile;
        Window = window;
        Forward = new WinogradLayout(channels, Extent);
        Backward = new WinogradLayout(filters, Extent);
        Weights = new WinogradWeightLayout(channels, filters);
    }

    /// <summary>Input channels.</summary>
    public int Channels { get; }

    /// <summary>Input height.</summary>
    public int Height { get; }

    /// <summary>Input width.</summary>
    public int Width { get; }

    /// <summary>Output channels.</summary>
    public int Filters { get; }

    /// <summary>Rows of zeros above the input.</summary>
    public int PadTop { get; }

    /// <summary>Columns of zeros left of the input.</summary>
    public int PadLeft { get; }

    /// <summary>Output height.</summary>
    public int OutHeight { get; }

    /// <summary>Output width.</summary>
    public int OutWidth { get; }

    /// <summary>Outputs of one tile in each direction.</summary>
    public int Tile { get; }

    /// <summary>Weights in each direction.</summary>
    public int Window { get; }

    /// <summary>Values of the weight [filters, channels, window, window].</summary>
    public int WeightLength => checked(Filters * Channels * Window * Window);

    /// <summary>Floats that <see cref="WinogradConv.Pack"/> writes.</summary>
    public int PackedLength => checked((int)WinogradSizes.Packed(Channels, Filters, Tile, Window));

    /// <summary>Floats that <see cref="WinogradConv.PackBackward"/> writes.</summary>
    public int PackedBackwardLength => checked((int)WinogradSizes.Packed(Filters, Channels, Tile, Window));

    /// <summary>Inputs of one tile in each direction: frequencies, too.</summary>
    internal int Extent => WinogradSizes.Extent(Tile, Window);

    internal WinogradLayout Forward { get; }

    internal WinogradLayout Backward { get; }

    internal WinogradWeightLayout Weights { get; }

    /// <summary>Floats of one sample's input, in blocks of 16 channels.</summary>
    internal long InputLength => (long)Blocks(Channels) * Height * Width * 16;

    /// <summary>Floats of one sample's output.</summary>
    internal long OutputLength => (long)Blocks(Filters) * OutHeight * OutWidth * 16;

    /// <summary>Blocks of 16 channels.</summary>
    internal static int Blocks(int channels) => (channels + 15) / 16;
}
