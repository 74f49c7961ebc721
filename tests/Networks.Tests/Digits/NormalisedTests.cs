using System;
using System.IO;
using Digits.Data;
using Digits.Drawing;
using Digits.Images;
using Xunit;

namespace StaticNets.Networks.Tests.Digits;

public class NormalisedTests
{
    /// <summary>
    /// A digit enlarged fourfold, put aside on a larger sheet, inverted or not, comes back nearly as it was. Enlarging and reducing blur edges: measured over these
    /// digits a pixel moves by 1 to 7 levels of 255 on average, while two different digits differ by 54: 12 lies between.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_digit_of_any_size_and_place_comes_back_as_it_was(bool darkOnLight)
    {
        Painter painter = new(1, HandSet.Training);
        byte[] image = new byte[DigitSet.ImageLength];
        for (int i = 0; i < 20; i++)
        {
            painter.Draw(i, image);
            byte[] centred = Normalised.From(Sheet(image, scale: 1, 28, 28, 0, 0, darkOnLight: false));

            byte[] back = Normalised.From(Sheet(image, scale: 4, 200, 150, 70, 9, darkOnLight));

            Assert.InRange(Difference(centred, back), 0, 12);
        }
    }

    [Fact]
    public void Different_digits_stay_different()
    {
        Painter painter = new(1, HandSet.Training);
        byte[] image = new byte[DigitSet.ImageLength], other = new byte[DigitSet.ImageLength];
        int index = 0;
        int digit = painter.Draw(index++, image);
        while (painter.Draw(index++, other) == digit)
        {
        }

        Assert.True(Difference(Normalised.From(Sheet(image, 4, 200, 150, 70, 9, true)), Normalised.From(Sheet(other, 4, 200, 150, 70, 9, true))) > 25);
    }

    /// <summary>A square of ink fills MNIST's box: 20x20 in the middle of 28x28.</summary>
    [Fact]
    public void The_digit_is_scaled_to_twenty_pixels_and_centred_by_mass()
    {
        GreyImage picture = new(100, 90);
        for (int y = 50; y < 80; y++)
        {
            for (int x = 10; x < 40; x++)
            {
                picture[x, y] = 1;
            }
        }

        byte[] image = Normalised.From(picture);

        Assert.Equal(0, image[(3 * 28) + 14]);
        Assert.Equal(255, image[(5 * 28) + 5]);
        Assert.Equal(255, image[(22 * 28) + 22]);
        Assert.Equal(0, image[(14 * 28) + 24]);
    }

    [Fact]
    public void A_blank_picture_is_refused() =>
        Assert.Contains("blank", Assert.Throws<InvalidDataException>(() => Normalised.From(new GreyImage(30, 30))).Message);

    [Fact]
    public void A_picture_of_one_pixel_is_refused_as_blank() => Assert.Throws<InvalidDataException>(() => Normalised.From(new GreyImage(1, 1)));

    private static GreyImage Sheet(byte[] image, int scale, int width, int height, int left, int top, bool darkOnLight)
    {
        GreyImage sheet = new(width, height);
        if (darkOnLight)
        {
            sheet.Pixels.Fill(0.9f);
        }

        for (int y = 0; y < 28 * scale && top + y < height; y++)
        {
            for (int x = 0; x < 28 * scale; x++)
            {
                float ink = image[(y / scale * 28) + (x / scale)] / 255f;
                sheet[left + x, top + y] = darkOnLight ? 0.9f - (0.8f * ink) : ink;
            }
        }

        return sheet;
    }

    private static double Difference(byte[] first, byte[] second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            sum += Math.Abs(first[i] - second[i]);
        }

        return sum / first.Length;
    }
}
