using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a convolution by rows, <see cref="RowConv"/>: a window of five columns, no strides, dilations or groups.</summary>
public readonly struct RowConvShape
{
    /// <summary>Creates the shape. With <paramref name="pooled"/> the largest of each 2x2 results is what is written; a row or column left over is dropped.</summary>
    public RowConvShape(
        int channels, int height, int width, int filters, int windowHeight, int padTop, int padLeft, int padBottom, int padRight, bool pooled)
    {
        Settings = new ConvSettings(channels, height, width, filters, windowHeight, RowConvLayout.Taps, 1, 1, padTop, padLeft, padBottom, padRight, 1, 1, 1);
        Layout = new RowConvLayout(Settings);
        PlaceStep = new PooledConvLayout(Settings).RowStep;
        PadBottom = padBottom;
        PadRight = padRight;
        Pooled = pooled;
    }

    /// <summary>Floats of the packed weight.</summary>
    public int PackedLength => checked((int)Layout.PackedLength);

    internal ConvSettings Settings { get; }

    internal RowConvLayout Layout { get; }

    /// <summary>Distance of two rows of an image where places are counted.</summary>
    internal int PlaceStep { get; }

    internal int PadBottom { get; }

    internal int PadRight { get; }

    internal bool Pooled { get; }

    internal int RowsWritten => Pooled ? Settings.OutHeight / 2 : Settings.OutHeight;

    internal int ColumnsWritten => Pooled ? Settings.OutWidth / 2 : Settings.OutWidth;

    internal long InputLength => (long)Settings.Channels * Settings.Height * Settings.Width;

    internal long OutputLength => (long)Settings.Filters * RowsWritten * ColumnsWritten;
}
