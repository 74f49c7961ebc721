using System;
using System.IO;
using StbImageSharp;

namespace Digits.Images;

/// <summary>Reads the formats that StbImageSharp knows, as grey.</summary>
internal static class ColourFile
{
    private const int MostSide = 8192;

    /// <summary>Grey by the weights of ITU-R BT.601; what is transparent shows white paper.</summary>
    /// <exception cref="InvalidDataException">The bytes are no image, or one that is too large.</exception>
    public static GreyImage Read(byte[] content)
    {
        ImageResult image = Decode(content);
        GreyImage grey = new(image.Width, image.Height);
        for (int i = 0; i < grey.Pixels.Length; i++)
        {
            ReadOnlySpan<byte> pixel = image.Data.AsSpan(4 * i, 4);
            float light = ((0.299f * pixel[0]) + (0.587f * pixel[1]) + (0.114f * pixel[2])) / 255;
            float opaque = pixel[3] / 255f;
            grey.Pixels[i] = (light * opaque) + (1 - opaque);
        }

        return grey;
    }

    private static ImageResult Decode(byte[] content)
    {
        try
        {
            using MemoryStream stream = new(content);
            if (ImageInfo.FromStream(stream) is { } info && Math.Max(info.Width, info.Height) > MostSide)
            {
                throw new InvalidDataException($"{info.Width}x{info.Height} pixels are too many; {MostSide} on a side are possible.");
            }

            return ImageResult.FromMemory(content, ColorComponents.RedGreenBlueAlpha);
        }
        catch (Exception failure) when (failure is not InvalidDataException)
        {
            // The decoder answers damaged files with exceptions of many kinds, IndexOutOfRange among them.
            throw new InvalidDataException("no image that can be read (PNG, JPEG, BMP, GIF, TGA or PGM).", failure);
        }
    }
}
