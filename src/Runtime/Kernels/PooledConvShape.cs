namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a convolution whose results are pooled 2x2, for its gradients, <see cref="PooledConv"/>: no strides, dilations or groups, at most seven columns.</summary>
public readonly struct PooledConvShape
{
    /// <summary>Creates the shape.</summary>
    public PooledConvShape(
        int channels, int height, int width, int filters, int windowHeight, int windowWidth, int padTop, int padLeft, int padBottom, int padRight)
    {
        Settings = new ConvSettings(channels, height, width, filters, windowHeight, windowWidth, 1, 1, padTop, padLeft, padBottom, padRight, 1, 1, 1);
        Layout = new PooledConvLayout(Settings);
    }

    internal ConvSettings Settings { get; }

    internal PooledConvLayout Layout { get; }

    internal long InputLength => (long)Settings.Channels * Settings.Height * Settings.Width;

    internal long PooledLength => (long)Settings.Filters * Layout.OutHeight * Layout.OutWidth;
}
