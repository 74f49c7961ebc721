using System;
using SkiaSharp;
using StaticNets.Zoo.Pictures;

namespace StaticNets.Zoo.Tests.Pictures;

/// <summary>Pictures that a formula draws, the same as in make_preparation.py.</summary>
internal static class Drawn
{
    public static Picture Picture(int width, int height)
    {
        byte[] pixels = new byte[3 * width * height];
        for (int i = 0; i < pixels.Length; i++)
        {
            (int c, int x, int y) = (i % 3, i / 3 % width, i / (3 * width));
            pixels[i] = (byte)((x * x * 3) + (y * 7 * (c + 1)) + (x / 5 * (y / 7) * 31) + (c * 50));
        }

        return new Picture(width, height, pixels);
    }

    /// <summary>The picture as a PNG with an alpha channel, half transparent.</summary>
    public static byte[] Png(Picture picture)
    {
        using SKBitmap bitmap = new(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        Span<byte> rgba = bitmap.GetPixelSpan();
        for (int i = 0; i < picture.Width * picture.Height; i++)
        {
            picture.Pixels.AsSpan(3 * i, 3).CopyTo(rgba[(4 * i)..]);
            rgba[(4 * i) + 3] = 128;
        }

        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
