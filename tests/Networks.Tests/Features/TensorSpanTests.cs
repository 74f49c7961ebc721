using System;
using System.Linq;
using System.Numerics.Tensors;
using StaticNets.Networks.Tests.Features.Networks;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>The overloads for tensor spans.</summary>
public sealed class TensorSpanTests
{
    private const int Rows = 2;
    private const float Mark = 7;

    private readonly PlanesImage network = new(seed: 1);
    private readonly float[] images = Bits.Values("tensor", Rows * PlanesImage.InputLength);
    private readonly float[] output = Enumerable.Repeat(Mark, Rows * PlanesImage.OutputLength).ToArray();

    [Fact]
    public void Dense_tensors_are_read_and_written_in_place()
    {
        float[] expected = new float[output.Length];
        network.Forward(images, expected);

        network.Forward(new ReadOnlyTensorSpan<float>(images, [Rows, 3, 8, 6]), new TensorSpan<float>(output, [Rows, PlanesImage.OutputLength]));

        Bits.AssertSame(expected, output);
    }

    [Fact]
    public void A_strided_input_is_refused()
    {
        float[] wide = new float[Rows * 2 * PlanesImage.InputLength];

        ArgumentException refused = Assert.Throws<ArgumentException>(() => network.Forward(
            new ReadOnlyTensorSpan<float>(wide, [Rows, PlanesImage.InputLength], [2 * PlanesImage.InputLength, 1]),
            new TensorSpan<float>(output, [Rows, PlanesImage.OutputLength])));

        Assert.Equal("input", refused.ParamName);
        Assert.Contains("dense", refused.Message);
        Assert.All(output, value => Assert.Equal(Mark, value));
    }

    [Fact]
    public void A_strided_output_is_refused()
    {
        float[] wide = Enumerable.Repeat(Mark, Rows * 2 * PlanesImage.OutputLength).ToArray();

        ArgumentException refused = Assert.Throws<ArgumentException>(() => network.Forward(
            new ReadOnlyTensorSpan<float>(images, [Rows, PlanesImage.InputLength]),
            new TensorSpan<float>(wide, [Rows, PlanesImage.OutputLength], [2 * PlanesImage.OutputLength, 1])));

        Assert.Equal("output", refused.ParamName);
        Assert.All(wide, value => Assert.Equal(Mark, value));
    }
}
