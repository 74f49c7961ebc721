using System;
using System.Threading.Tasks;
using Images.Data;
using StaticNets.Training;

namespace Images.Drawing;

/// <summary>Ten drawn shapes to tell apart, for when there are no photographs.</summary>
internal static class DrawnTask
{
    // In place of epochs, so that no test image is a training image's twin.
    private const long Training = -1;
    private const long Test = -2;

    /// <summary>The images to learn from and those to be tested on, of each class as many (but for a remainder).</summary>
    /// <param name="seed">Other seeds, other images.</param>
    /// <param name="training">How many to learn from.</param>
    /// <param name="test">How many to be tested on.</param>
    public static (ImageSet Training, ImageSet Test) Create(ulong seed, int training, int test) => (Draw(seed, Training, training), Draw(seed, Test, test));

    private static ImageSet Draw(ulong seed, long purpose, int count)
    {
        byte[] pixels = new byte[count * ImageSet.ImageLength];
        byte[] labels = new byte[count];
        Parallel.For(0, count, i =>
        {
            SampleRandom random = new(seed, purpose, i); // each image has numbers of its own: the order does not matter
            labels[i] = (byte)(i % ImageSet.Classes);
            ShapePainter.Draw(labels[i], ref random, pixels.AsSpan(i * ImageSet.ImageLength, ImageSet.ImageLength));
        });
        return new ImageSet(pixels, labels, Shapes.Names);
    }
}
