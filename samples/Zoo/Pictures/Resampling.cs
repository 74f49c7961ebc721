using System;

namespace StaticNets.Zoo.Pictures;

/// <summary>
/// Pillow's <c>Image.resize(size, BILINEAR)</c>, to the byte: a triangle as wide as two pixels of the coarser grid, first across, then down, in fixed-point numbers
/// (https://github.com/python-pillow/Pillow, src/libImaging/Resample.c).
/// </summary>
internal static class Resampling
{
    private const int Bits = 32 - 8 - 2; // of the fraction

    /// <summary>The picture in another size.</summary>
    public static Picture Resize(Picture picture, int width, int height)
    {
        Picture narrow = width == picture.Width ? picture : Across(picture, width);
        return height == picture.Height ? narrow : Transposed(Across(Transposed(narrow), height));
    }

    private static Picture Across(Picture picture, int width)
    {
        byte[] pixels = new byte[Picture.Channels * width * picture.Height];
        double scale = (double)picture.Width / width;
        double reach = Math.Max(scale, 1);
        for (int x = 0; x < width; x++)
        {
            (int first, int[] weights) = Weights(picture.Width, (x + 0.5) * scale, reach);
            for (int y = 0; y < picture.Height; y++)
            {
                for (int channel = 0; channel < Picture.Channels; channel++)
                {
                    int sum = 1 << (Bits - 1);
                    for (int i = 0; i < weights.Length; i++)
                    {
                        sum += weights[i] * picture.Pixels[(Picture.Channels * ((y * picture.Width) + first + i)) + channel];
                    }

                    pixels[(Picture.Channels * ((y * width) + x)) + channel] = (byte)Math.Clamp(sum >> Bits, 0, 255);
                }
            }
        }

        return new Picture(width, picture.Height, pixels);
    }

    /// <summary>The first pixel that counts, and what each counts.</summary>
    private static (int First, int[] Weights) Weights(int size, double centre, double reach)
    {
        int first = Math.Max(0, (int)(centre - reach + 0.5));
        int end = Math.Min(size, (int)(centre + reach + 0.5));
        double[] shares = new double[end - first];
        double sum = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            double distance = Math.Abs((i + first - centre + 0.5) * (1 / reach));
            shares[i] = distance < 1 ? 1 - distance : 0;
            sum += shares[i];
        }

        int[] weights = new int[shares.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            weights[i] = (int)(0.5 + (shares[i] / sum * (1 << Bits)));
        }

        return (first, weights);
    }

    private static Picture Transposed(Picture picture)
    {
        byte[] pixels = new byte[picture.Pixels.Length];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                picture.Pixels.AsSpan(Picture.Channels * ((y * picture.Width) + x), Picture.Channels).CopyTo(pixels.AsSpan(Picture.Channels * ((x * picture.Height) + y)));
            }
        }

        return new Picture(picture.Height, picture.Width, pixels);
    }
}
