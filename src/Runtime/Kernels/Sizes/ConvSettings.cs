namespace StaticNets.Runtime.Kernels;

/// <summary>The fifteen sizes of a convolution, and what follows from them.</summary>
internal readonly struct ConvSettings
{
    public ConvSettings(
        int channels, int height, int width, int filters, int windowHeight, int windowWidth, int strideHeight, int strideWidth,
        int padTop, int padLeft, int padBottom, int padRight, int dilationHeight, int dilationWidth, int groups)
    {
        Channels = channels;
        Height = height;
        Width = width;
        Filters = filters;
        WindowHeight = windowHeight;
        WindowWidth = windowWidth;
        StrideHeight = strideHeight;
        StrideWidth = strideWidth;
        PadTop = padTop;
        PadLeft = padLeft;
        DilationHeight = dilationHeight;
        DilationWidth = dilationWidth;
        Groups = groups;
        OutHeight = ConvTaps.OutExtent(height, padTop, padBottom, windowHeight, dilationHeight, strideHeight);
        OutWidth = ConvTaps.OutExtent(width, padLeft, padRight, windowWidth, dilationWidth, strideWidth);
    }

    public int Channels { get; }

    public int Height { get; }

    public int Width { get; }

    public int Filters { get; }

    public int WindowHeight { get; }

    public int WindowWidth { get; }

    public int StrideHeight { get; }

    public int StrideWidth { get; }

    public int PadTop { get; }

    public int PadLeft { get; }

    public int DilationHeight { get; }

    public int DilationWidth { get; }

    public int Groups { get; }

    public int OutHeight { get; }

    public int OutWidth { get; }

    public int GroupChannels => Channels / Groups;

    public int GroupFilters => Filters / Groups;

    public int Window => WindowHeight * WindowWidth;

    public long WeightLength => (long)Filters * GroupChannels * Window;
}
