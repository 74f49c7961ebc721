namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of an upsampling [C, H, W] to [C, H·factorHeight, W·factorWidth].</summary>
public readonly struct UpsampleShape
{
    /// <summary>Creates the shape.</summary>
    public UpsampleShape(int channels, int height, int width, int factorHeight, int factorWidth)
    {
        Channels = channels;
        Height = height;
        Width = width;
        FactorHeight = factorHeight;
        FactorWidth = factorWidth;
    }

    /// <summary>Planes per sample.</summary>
    public int Channels { get; }

    /// <summary>Rows in.</summary>
    public int Height { get; }

    /// <summary>Columns in.</summary>
    public int Width { get; }

    /// <summary>Rows out for each row in.</summary>
    public int FactorHeight { get; }

    /// <summary>Columns out for each column in.</summary>
    public int FactorWidth { get; }

    /// <summary>Columns out.</summary>
    public int OutWidth => Width * FactorWidth;

    /// <summary>Values in of one sample.</summary>
    public int Length => Channels * Height * Width;

    /// <summary>Values out of one sample.</summary>
    public int OutLength => Channels * Height * FactorHeight * OutWidth;

    /// <summary>Floats in of one sample where it is blocked.</summary>
    internal long BlockedLength => Blocks.Length(Channels, Height * Width);

    /// <summary>Floats out of one sample where it is blocked.</summary>
    internal long BlockedOutLength => Blocks.Length(Channels, Height * FactorHeight * OutWidth);
}
