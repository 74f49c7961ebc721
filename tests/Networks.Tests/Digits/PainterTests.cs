using System;
using System.Linq;
using Digits.Data;
using Digits.Drawing;
using Xunit;

namespace StaticNets.Networks.Tests.Digits;

public class PainterTests
{
    [Fact]
    public void A_digit_is_the_same_in_whatever_order_it_is_drawn()
    {
        const int Count = 1100; // three chunks, the last not full
        DigitSet together = DrawnDigits.Create(3, HandSet.Training, Count);
        Painter painter = new(3, HandSet.Training);
        byte[] pixels = new byte[DigitSet.ImageLength];

        for (int i = Count - 1; i >= 0; i -= 7)
        {
            Assert.Equal(together.Label(i), painter.Draw(i, pixels));
            Assert.True(together.Image(i).SequenceEqual(pixels));
        }
    }

    [Fact]
    public void Another_seed_or_other_hands_draw_other_digits()
    {
        byte[] first = new byte[DigitSet.ImageLength], second = new byte[DigitSet.ImageLength], third = new byte[DigitSet.ImageLength];

        new Painter(1, HandSet.Training).Draw(0, first);
        new Painter(2, HandSet.Training).Draw(0, second);
        new Painter(1, HandSet.Test).Draw(0, third);

        Assert.NotEqual(first, second);
        Assert.NotEqual(first, third);
    }

    /// <summary>Of 4,000 each digit has 400 on average, with a deviation of 19: 300 to 500 is more than five of them.</summary>
    [Fact]
    public void All_ten_digits_are_drawn_about_equally_often()
    {
        DigitSet digits = DrawnDigits.Create(1, HandSet.Training, 4000);

        int[] counts = [.. Enumerable.Range(0, 10).Select(digit => Enumerable.Range(0, digits.Count).Count(i => digits.Label(i) == digit))];

        Assert.All(counts, count => Assert.InRange(count, 300, 500));
    }

    /// <summary>MNIST's test digits cover 10 % to 19 % of the frame on average per kind with values above a half, and none touches the frame's edge.</summary>
    [Fact]
    public void A_digit_lies_in_the_middle_of_the_frame_and_is_neither_faint_nor_filled()
    {
        DigitSet digits = DrawnDigits.Create(1, HandSet.Training, 2000);

        for (int i = 0; i < digits.Count; i++)
        {
            (double mass, double x, double y) = Mass(digits.Image(i));

            Assert.InRange(mass, 0.02, 0.45);
            Assert.InRange(x, 10, 17); // 13.5 is the middle; MNIST's own are there to within half a pixel, ours are moved
            Assert.InRange(y, 10, 17);
        }
    }

    private static (double Mass, double X, double Y) Mass(ReadOnlySpan<byte> image)
    {
        double mass = 0, x = 0, y = 0;
        for (int i = 0; i < image.Length; i++)
        {
            mass += image[i];
            x += image[i] * (i % DigitSet.Side);
            y += image[i] * (i / DigitSet.Side);
        }

        return (mass / (255 * image.Length), x / mass, y / mass);
    }
}
