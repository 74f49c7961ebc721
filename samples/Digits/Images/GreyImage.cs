using System;
using System.IO;

namespace Digits.Images;

/// <summary>An image of grey values, 0 black to 1 white.</summary>
internal sealed class GreyImage
{
    private readonly float[] pixels;

    /// <summary>A black image.</summary>
    public GreyImage(int width, int height)
    {
        Width = width;
        Height = height;
        pixels = new float[width * height];
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>All values, row by row.</summary>
    public Span<float> Pixels => pixels;

    /// <summary>One value; x to the right, y down.</summary>
    public ref float this[int x, int y] => ref pixels[(y * Width) + x];

    /// <summary>Reads a PNG, JPEG, BMP, GIF or TGA file, or a PGM.</summary>
    /// <exception cref="InvalidDataException">The file is none of these, is damaged, or is larger than 8192 pixels on a side.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GreyImage Read(string path)
    {
        byte[] content = File.ReadAllBytes(path);
        try
        {
            return PgmFile.IsOne(content) ? PgmFile.Read(content) : ColourFile.Read(content);
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }
}
