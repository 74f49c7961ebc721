using System;
using System.IO;
using Digits.Data;

namespace Digits.Images;

/// <summary>
/// Brings any picture of one digit into the form of MNIST: white on black, the digit scaled to a box of 20x20 with its proportions kept,
/// its centre of mass in the middle of 28x28 (LeCun, Bottou, Bengio, Haffner 1998, section III.A).
/// </summary>
internal static class Normalised
{
    private const int Box = 20;
    private const float Ink = 0.25f; // of the strongest; what is weaker is shadow or noise and does not count as part of the digit
    private const float LeastContrast = 0.1f;

    /// <summary>The digit as 28x28 bytes.</summary>
    /// <exception cref="InvalidDataException">The picture is blank.</exception>
    public static byte[] From(GreyImage picture)
    {
        GreyImage ink = InkOf(picture);
        (int left, int top, int right, int bottom) = BoxOf(ink);
        GreyImage scaled = Scale(ink, left, top, right, bottom);
        return Centre(scaled);
    }

    /// <summary>The picture as ink: 0 where it is as its border, 1 where it differs most from it.</summary>
    private static GreyImage InkOf(GreyImage picture)
    {
        float paper = Paper(picture);
        float sign = paper > 0.5f ? -1 : 1;
        GreyImage ink = new(picture.Width, picture.Height);
        float strongest = 0;
        for (int i = 0; i < ink.Pixels.Length; i++)
        {
            ink.Pixels[i] = Math.Max(0, sign * (picture.Pixels[i] - paper));
            strongest = Math.Max(strongest, ink.Pixels[i]);
        }

        if (strongest < LeastContrast)
        {
            throw new InvalidDataException("the picture is blank: nothing differs from its border by a tenth or more.");
        }

        foreach (ref float value in ink.Pixels)
        {
            value /= strongest;
        }

        return ink;
    }

    /// <summary>The median of the border: the grey of the paper.</summary>
    private static float Paper(GreyImage picture)
    {
        (int width, int height) = (picture.Width, picture.Height);
        float[] border = new float[2 * (width + height)];
        for (int x = 0; x < width; x++)
        {
            border[x] = picture[x, 0];
            border[width + x] = picture[x, height - 1];
        }

        for (int y = 0; y < height; y++)
        {
            border[(2 * width) + y] = picture[0, y];
            border[(2 * width) + height + y] = picture[width - 1, y];
        }

        Array.Sort(border);
        return border[border.Length / 2];
    }

    private static (int Left, int Top, int Right, int Bottom) BoxOf(GreyImage ink)
    {
        (int left, int top, int right, int bottom) = (ink.Width, ink.Height, -1, -1);
        for (int y = 0; y < ink.Height; y++)
        {
            for (int x = 0; x < ink.Width; x++)
            {
                if (ink[x, y] >= Ink)
                {
                    (left, top) = (Math.Min(left, x), Math.Min(top, y));
                    (right, bottom) = (Math.Max(right, x), Math.Max(bottom, y));
                }
            }
        }

        return (left, top, right + 1, bottom + 1);
    }

    /// <summary>Scales a part so that its longer side is 20. Each axis by a triangle as wide as the larger of the two pixels: it neither aliases nor shows steps.</summary>
    private static GreyImage Scale(GreyImage ink, int left, int top, int right, int bottom)
    {
        float ratio = Math.Max(right - left, bottom - top) / (float)Box; // source pixels per target pixel
        int width = Math.Max(1, (int)MathF.Round((right - left) / ratio)), height = Math.Max(1, (int)MathF.Round((bottom - top) / ratio));

        GreyImage across = new(width, ink.Height);
        for (int y = 0; y < ink.Height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                across[x, y] = Sample(left + ((x + 0.5f) * ratio), ratio, ink.Width, at => ink[at, y]);
            }
        }

        GreyImage scaled = new(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                scaled[x, y] = Sample(top + ((y + 0.5f) * ratio), ratio, ink.Height, at => across[x, at]);
            }
        }

        return scaled;
    }

    private static float Sample(float centre, float ratio, int length, Func<int, float> value)
    {
        float reach = Math.Max(1, ratio), sum = 0, weights = 0;
        int first = Math.Max(0, (int)MathF.Ceiling(centre - 0.5f - reach)), last = Math.Min(length - 1, (int)MathF.Floor(centre - 0.5f + reach));
        for (int i = first; i <= last; i++)
        {
            float weight = 1 - (MathF.Abs(i + 0.5f - centre) / reach);
            sum += weight * value(i);
            weights += weight;
        }

        return sum / weights;
    }

    /// <summary>Moves by whole pixels so that the centre of mass is as near to the middle as the frame allows.</summary>
    private static byte[] Centre(GreyImage digit)
    {
        float mass = 0, momentX = 0, momentY = 0;
        for (int y = 0; y < digit.Height; y++)
        {
            for (int x = 0; x < digit.Width; x++)
            {
                mass += digit[x, y];
                momentX += digit[x, y] * (x + 0.5f);
                momentY += digit[x, y] * (y + 0.5f);
            }
        }

        int left = Math.Clamp((int)MathF.Round((DigitSet.Side / 2f) - (momentX / mass)), 0, DigitSet.Side - digit.Width);
        int top = Math.Clamp((int)MathF.Round((DigitSet.Side / 2f) - (momentY / mass)), 0, DigitSet.Side - digit.Height);
        byte[] image = new byte[DigitSet.ImageLength];
        for (int y = 0; y < digit.Height; y++)
        {
            for (int x = 0; x < digit.Width; x++)
            {
                image[((top + y) * DigitSet.Side) + left + x] = (byte)MathF.Round(255 * Math.Clamp(digit[x, y], 0, 1));
            }
        }

        return image;
    }
}
