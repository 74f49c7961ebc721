namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a 3×3 convolution with stride 1 that is computed by <see cref="WinogradConv"/>.</summary>
public readonly struct WinogradShape
{
    /// <summary>Creates the shape. <paramref name="tile"/> is 4 or 2: outputs that one tile has in each direction. The output has at least one value.</summary>
    public WinogradShape(int channels, int height, int width, int filters, int padTop, int padLeft, int padBottom, int padRight, int tile)
    {
        Channels = channels;
        Height = height;
        Width = width;
        Filters = filters;
        PadTop = padTop;
        PadLeft = padLeft;
        OutHeight = height + padTop + padBottom - 2;
        OutWidth = width + padLeft + padRight - 2;
        Tile = tile;
        Forward = new WinogradLayout(channels, tile);
        Backward = new WinogradLayout(filters, tile);
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

    /// <summary>Values of the weight [filters, channels, 3, 3].</summary>
    public int WeightLength => checked(Filters * Channels * 9);

    /// <summary>Floats that <see cref="WinogradConv.Pack"/> writes.</summary>
    public int PackedLength => checked((int)WinogradSizes.Packed(Channels, Filters, Tile));

    /// <summary>Floats that <see cref="WinogradConv.PackBackward"/> writes.</summary>
    public int PackedBackwardLength => checked((int)WinogradSizes.Packed(Filters, Channels, Tile));

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
