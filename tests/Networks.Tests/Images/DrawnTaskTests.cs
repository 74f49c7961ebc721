using System;
using System.Linq;
using Images.Data;
using Images.Drawing;
using Xunit;

namespace StaticNets.Networks.Tests.Images;

public class DrawnTaskTests
{
    [Fact]
    public void The_same_seed_draws_the_same_images_and_another_one_others()
    {
        ImageSet one = DrawnTask.Create(seed: 1, training: 20, test: 20).Training;

        Assert.Equal(Pixels(one), Pixels(DrawnTask.Create(seed: 1, training: 20, test: 20).Training));
        Assert.NotEqual(Pixels(one), Pixels(DrawnTask.Create(seed: 2, training: 20, test: 20).Training));
        Assert.NotEqual(Pixels(one), Pixels(DrawnTask.Create(seed: 1, training: 20, test: 20).Test));
    }

    [Fact]
    public void Every_class_is_drawn_as_often()
    {
        ImageSet images = DrawnTask.Create(seed: 1, training: 40, test: 10).Training;

        Assert.Equal(Enumerable.Repeat(4, 10), Enumerable.Range(0, 10).Select(shape => Enumerable.Range(0, 40).Count(i => images.Label(i) == shape)));
    }

    /// <summary>Areas of the formulas within the unit circle, counted on a grid of 200 x 200 points; the circle's, 0.8·π, is known.</summary>
    [Fact]
    public void Shapes_differ_and_none_is_empty()
    {
        bool[][] masks = [.. Enumerable.Range(0, 10).Select(Mask)];

        Assert.Equal(0.8 * Math.PI, Area(masks[0]), 0.05);
        Assert.All(masks, mask => Assert.InRange(Area(mask), 0.5, 2.6));
        for (int one = 0; one < 10; one++)
        {
            for (int other = 0; other < one; other++)
            {
                int differing = masks[one].Zip(masks[other]).Count(pair => pair.First != pair.Second);
                Assert.True(differing * 1e-4 > 0.3, $"{Shapes.Names[one]} and {Shapes.Names[other]} differ in an area of {differing * 1e-4} only");
            }
        }
    }

    private static bool[] Mask(int shape) => [.. Enumerable.Range(0, 40_000).Select(i => Shapes.Contains(shape, ((i % 200) - 99.5f) / 100, ((i / 200) - 99.5f) / 100))];

    private static double Area(bool[] mask) => mask.Count(inside => inside) * 1e-4;

    private static byte[] Pixels(ImageSet images) => [.. Enumerable.Range(0, images.Count).SelectMany(i => images.Image(i).ToArray())];
}
