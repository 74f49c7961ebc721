using System;
using System.Linq;
using Images.Data;
using Images.Drawing;
using Xunit;

namespace StaticNets.Networks.Tests.Images;

public class ColoursTests
{
    [Fact]
    public void Normalised_channels_have_mean_0_and_deviation_1()
    {
        ImageSet images = DrawnTask.Create(seed: 3, training: 50, test: 1).Training;
        Colours colours = Colours.Of(images);
        float[] values = new float[50 * ImageSet.ImageLength];
        for (int i = 0; i < images.Count; i++)
        {
            colours.Write(images.Image(i), values.AsSpan(i * ImageSet.ImageLength, ImageSet.ImageLength));
        }

        for (int channel = 0; channel < 3; channel++)
        {
            double[] plane = [.. values.Where((_, i) => i / ImageSet.PlaneLength % 3 == channel).Select(value => (double)value)];
            double mean = plane.Average();

            // Each value is rounded to a float below 4: half a unit in the last place is 2⁻²³.
            Assert.Equal(0, mean, 2e-7);
            Assert.Equal(1, Math.Sqrt(plane.Average(value => value * value)), 4e-7);
        }
    }

    [Fact]
    public void Images_of_one_shade_are_zeros_and_not_NaN()
    {
        ImageSet images = new(new byte[ImageSet.ImageLength], [0], [.. Enumerable.Repeat("", 10)]);
        float[] values = new float[ImageSet.ImageLength];

        Colours.Of(images).Write(images.Image(0), values);

        Assert.All(values, value => Assert.Equal(0, value));
    }
}
