using System;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>A network that takes [H, W, C] does what the same network does with [C, H, W], to the bit.</summary>
public sealed class InterleavedTests
{
    private const int Rows = 4;
    private const int Channels = 3;
    private const int Pixels = 8 * 6;

    private readonly float[] planes = Bits.Values("pixels", Rows * Channels * Pixels);

    [Fact]
    public void Inference_is_that_of_planes()
    {
        float[] expected = new float[Rows * PlanesImage.OutputLength], actual = new float[expected.Length], wrong = new float[expected.Length];
        new PlanesImage(seed: 1).Forward(planes, expected);
        InterleavedImage interleaved = new(seed: 1);
        interleaved.Forward(Interleave(planes), actual);
        interleaved.Forward(planes, wrong);

        Bits.AssertSame(expected, actual);
        Assert.NotEqual(expected, wrong);
    }

    [Fact]
    public void Training_is_that_of_planes_and_the_gradient_of_the_input_is_interleaved()
    {
        PlanesImage one = new(seed: 1);
        InterleavedImage other = new(seed: 1);
        int[] labels = Bits.Labels("labels", Rows, PlanesImage.OutputLength);
        using PlanesImage.Training expected = new(one, Rows, new Adam(1e-2f), Loss.CrossEntropy, keepGradients: true);
        using InterleavedImage.Training actual = new(other, Rows, new Adam(1e-2f), Loss.CrossEntropy, keepGradients: true);
        for (int step = 0; step < 5; step++)
        {
            Assert.Equal(expected.Step(planes, labels), actual.Step(Interleave(planes), labels));
            Bits.AssertSame(Interleave(expected.InputGradient.ToArray()), actual.InputGradient);
        }

        expected.Publish();
        actual.Publish();
        Bits.AssertSame(Bits.All(one.Parameters), Bits.All(other.Parameters));
        Assert.NotEqual(Bits.All(new PlanesImage(seed: 1).Parameters), Bits.All(one.Parameters));
    }

    // [row][channel][pixel] -> [row][pixel][channel].
    private static float[] Interleave(float[] values)
    {
        float[] interleaved = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int row, int channel, int pixel) = (i / (Channels * Pixels), i / Pixels % Channels, i % Pixels);
            interleaved[(((row * Pixels) + pixel) * Channels) + channel] = values[i];
        }

        return interleaved;
    }
}
