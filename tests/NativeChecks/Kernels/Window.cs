using System;
using StaticNets.Runtime.Kernels;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>A window that moves over images, and every pair of positions that meet in it.</summary>
internal sealed record Window(
    int Channels, int Height, int Width, int Filters, int WindowHeight, int WindowWidth, int StrideHeight, int StrideWidth,
    int PadTop, int PadLeft, int PadBottom, int PadRight, int DilationHeight, int DilationWidth, int Groups)
{
    public int OutHeight => ((Height + PadTop + PadBottom - (DilationHeight * (WindowHeight - 1)) - 1) / StrideHeight) + 1;

    public int OutWidth => ((Width + PadLeft + PadRight - (DilationWidth * (WindowWidth - 1)) - 1) / StrideWidth) + 1;

    public int Inner => Height * Width;

    public int OutInner => OutHeight * OutWidth;

    public int InputLength => Channels * Inner;

    public int OutputLength => Filters * OutInner;

    public int WeightLength => Filters * (Channels / Groups) * WindowHeight * WindowWidth;

    public ConvShape Conv => new(
        Channels, Height, Width, Filters, WindowHeight, WindowWidth, StrideHeight, StrideWidth, PadTop, PadLeft, PadBottom, PadRight, DilationHeight, DilationWidth, Groups);

    public BlockedConvShape Blocked(bool planarInput) => new(
        Channels, Height, Width, Filters, WindowHeight, WindowWidth, StrideHeight, StrideWidth, PadTop, PadLeft, PadBottom, PadRight, DilationHeight, DilationWidth, Groups, planarInput);

    public DepthwiseShape Depthwise => new(
        Channels, Height, Width, WindowHeight, WindowWidth, StrideHeight, StrideWidth, PadTop, PadLeft, PadBottom, PadRight, DilationHeight, DilationWidth);

    public PoolShape Pool(bool countIncludePad) => new(
        Channels, Height, Width, WindowHeight, WindowWidth, StrideHeight, StrideWidth, PadTop, PadLeft, DilationHeight, DilationWidth, OutHeight, OutWidth, PadBottom, PadRight, countIncludePad);

    public WinogradShape Winograd(int tile) => new(Channels, Height, Width, Filters, PadTop, PadLeft, PadBottom, PadRight, tile, WindowHeight);

    public PooledConvShape Pooled => new(Channels, Height, Width, Filters, WindowHeight, WindowWidth, PadTop, PadLeft, PadBottom, PadRight);

    public RowConvShape FiveColumns(bool pooled) => new(Channels, Height, Width, Filters, WindowHeight, PadTop, PadLeft, PadBottom, PadRight, pooled);

    public override string ToString() =>
        $"[{Channels}, {Height}, {Width}] to [{Filters}, {OutHeight}, {OutWidth}], window {WindowHeight}x{WindowWidth}, stride {StrideHeight}x{StrideWidth}, dilation {DilationHeight}x{DilationWidth}, {Groups} groups";

    /// <summary>Calls with the indices of y, x and the weight for every product of a convolution.</summary>
    public void EachProduct(int rows, Action<int, int, int> visit)
    {
        int channels = Channels / Groups, filters = Filters / Groups;
        EachPosition((to, from, tap) =>
        {
            for (int row = 0; row < rows; row++)
            {
                for (int filter = 0; filter < Filters; filter++)
                {
                    for (int channel = 0; channel < channels; channel++)
                    {
                        int plane = (row * Channels) + (filter / filters * channels) + channel;
                        visit(((((row * Filters) + filter) * OutInner) + to), (plane * Inner) + from, (((filter * channels) + channel) * WindowHeight * WindowWidth) + tap);
                    }
                }
            }
        });
    }

    /// <summary>Calls with the position in an output plane, that in an input plane, and that in the window.</summary>
    public void EachPosition(Action<int, int, int> visit)
    {
        for (int to = 0; to < OutInner; to++)
        {
            for (int tap = 0; tap < WindowHeight * WindowWidth; tap++)
            {
                int row = (to / OutWidth * StrideHeight) - PadTop + (tap / WindowWidth * DilationHeight);
                int column = (to % OutWidth * StrideWidth) - PadLeft + (tap % WindowWidth * DilationWidth);
                if (row >= 0 && row < Height && column >= 0 && column < Width)
                {
                    visit(to, (row * Width) + column, tap);
                }
            }
        }
    }
}
