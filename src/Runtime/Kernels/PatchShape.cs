namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of an image that is cut into patches side by side, row by row of them; what is left over at the right and at the bottom belongs to none.</summary>
public readonly struct PatchShape
{
    /// <summary>Creates the shape.</summary>
    public PatchShape(int channels, int height, int width, int patchHeight, int patchWidth)
    {
        Channels = channels;
        Height = height;
        Width = width;
        PatchHeight = patchHeight;
        PatchWidth = patchWidth;
    }

    /// <summary>Channels of the image.</summary>
    public int Channels { get; }

    /// <summary>Rows of the image.</summary>
    public int Height { get; }

    /// <summary>Columns of the image.</summary>
    public int Width { get; }

    /// <summary>Rows of a patch.</summary>
    public int PatchHeight { get; }

    /// <summary>Columns of a patch.</summary>
    public int PatchWidth { get; }

    /// <summary>Patches from the left to the right.</summary>
    internal int Across => Width / PatchWidth;

    /// <summary>Patches of an image.</summary>
    internal int Count => Height / PatchHeight * Across;

    /// <summary>Floats of a patch, (channel, row, column).</summary>
    internal int PatchLength => Channels * PatchHeight * PatchWidth;

    /// <summary>Floats of an image.</summary>
    internal int ImageLength => Channels * Height * Width;
}
