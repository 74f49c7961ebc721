using System;
using System.Globalization;
using System.Linq;

namespace Images.Data;

/// <summary>What normalises the colours: mean and standard deviation of each channel over a training set, with 1 the brightest.</summary>
internal sealed class Colours
{
    private const int Shades = 256;

    private readonly double[] means;
    private readonly double[] deviations;
    private readonly float[] table; // [channel, shade]

    private Colours(double[] means, double[] deviations)
    {
        this.means = means;
        this.deviations = deviations;
        table = [.. Enumerable.Range(0, ImageSet.Channels * Shades).Select(i => (float)(((i % Shades / 255.0) - means[i / Shades]) / deviations[i / Shades]))];
    }

    /// <summary>The colours of a set of images.</summary>
    public static Colours Of(ImageSet images)
    {
        double[] means = new double[ImageSet.Channels];
        double[] deviations = new double[ImageSet.Channels];
        for (int channel = 0; channel < ImageSet.Channels; channel++)
        {
            // Whole numbers: the sums are exact, whatever the order of the images.
            long sum = 0, squares = 0;
            for (int i = 0; i < images.Count; i++)
            {
                foreach (byte value in images.Image(i).Slice(channel * ImageSet.PlaneLength, ImageSet.PlaneLength))
                {
                    sum += value;
                    squares += value * value;
                }
            }

            double count = Math.Max(1.0, (double)images.Count * ImageSet.PlaneLength);
            double mean = sum / count;
            double variance = Math.Max(0, (squares / count) - (mean * mean));
            means[channel] = mean / 255;
            deviations[channel] = variance > 0 ? Math.Sqrt(variance) / 255 : 1; // one shade everywhere: nothing to scale
        }

        return new Colours(means, deviations);
    }

    /// <summary>Writes an image as the network takes it: (value / 255 - mean) / deviation.</summary>
    public void Write(ReadOnlySpan<byte> image, Span<float> input)
    {
        for (int channel = 0; channel < ImageSet.Channels; channel++)
        {
            ReadOnlySpan<float> shades = table.AsSpan(channel * Shades, Shades);
            int start = channel * ImageSet.PlaneLength;
            for (int i = start; i < start + ImageSet.PlaneLength; i++)
            {
                input[i] = shades[image[i]];
            }
        }
    }

    /// <summary>Both by channel, for whoever uses the weights elsewhere: <c>mean 0.491, 0.482, 0.447; deviation 0.247, 0.243, 0.262</c>.</summary>
    public override string ToString() => $"mean {Text(means)}; deviation {Text(deviations)}";

    private static string Text(double[] values) => string.Join(", ", values.Select(value => value.ToString("F4", CultureInfo.InvariantCulture)));
}
