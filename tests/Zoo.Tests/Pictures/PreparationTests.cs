using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using StaticNets.Zoo.Pictures;
using Xunit;

namespace StaticNets.Zoo.Tests.Pictures;

/// <summary>
/// Against torchvision's Resize, CenterCrop, ToTensor and Normalize on Pillow's pictures (make_preparation.py). Both round to bytes between, in fixed-point numbers, so there is no
/// tolerance: the bits are the same.
/// </summary>
public class PreparationTests
{
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    private static readonly JsonElement[] Cases =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pictures", "preparation.json"))).RootElement.EnumerateArray()];

    public static IEnumerable<TheoryDataRow<int>> Numbers => Enumerable.Range(0, Cases.Length).Select(number => new TheoryDataRow<int>(number));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Pictures_are_resized_cut_and_normalised_to_the_bits_of_torchvision(int number)
    {
        JsonElement expected = Cases[number];
        int Size(string name) => expected.GetProperty(name).GetInt32();
        (int rows, int columns) = (Size("rows"), Size("columns"));
        Picture picture = Drawn.Picture(Size("width"), Size("height"));

        float[] bytes = new Preparation(Size("shorter"), rows, columns, [0, 0, 0], [1 / 255f, 1 / 255f, 1 / 255f]).Apply(picture);
        float[] input = new Preparation(Size("shorter"), rows, columns, Mean, Deviation).Apply(picture);

        byte[] wanted = Convert.FromHexString(expected.GetProperty("bytes").GetString()!); // [rows, columns, 3]
        Assert.Equal(wanted, Enumerable.Range(0, wanted.Length).Select(i => (byte)MathF.Round(bytes[(i % 3 * rows * columns) + (i / 3)])));
        Assert.Equal(expected.GetProperty("first").GetString(), Convert.ToHexStringLower(MemoryMarshal.AsBytes(input.AsSpan(0, 8))));
        Assert.Equal(expected.GetProperty("sum").GetUInt64(), input.Aggregate(0ul, (sum, value) => sum + BitConverter.SingleToUInt32Bits(value)));
    }

    /// <summary>Control: two pixels instead of the triangle, as without antialiasing, are far off.</summary>
    [Fact]
    public void Without_antialiasing_the_reference_is_missed()
    {
        Picture picture = Drawn.Picture(61, 47);
        byte[] wanted = Convert.FromHexString(Cases[0].GetProperty("bytes").GetString()!);
        int width = 20 * 61 / 47;
        int differing = 0;
        for (int i = 0; i < 16 * 16; i++)
        {
            (int x, int y) = (((width - 16) / 2) + (i % 16), 2 + (i / 16));
            int nearest = 3 * (((int)((y + 0.5) * 47 / 20) * 61) + (int)((x + 0.5) * 61 / width));
            differing += Math.Abs(picture.Pixels[nearest] - wanted[3 * i]) > 2 ? 1 : 0;
        }

        Assert.True(differing > 128, $"{differing} of 256 differ");
    }

    [Theory]
    [InlineData("ResNet50", 3, 224, 256, 0.485f)]
    [InlineData("InceptionV3", 3, 299, 342, 0.5f)]
    [InlineData("InceptionV4", 3, 299, 342, 0.5f)]
    [InlineData("GoogLeNetInference", 3, 224, 256, 0.5f)]
    [InlineData("DenseNetBC100", 3, 32, 32, 0.485f)]
    [InlineData("LeNet5", 1, 32, 32, 0f)]
    [InlineData("ViTB16", 3, 224, 256, 0.485f)]
    [InlineData("ViTL16", 3, 224, 242, 0.485f)]
    [InlineData("MixerB16", 3, 224, 256, 0.5f)]
    public void Sizes_and_colours_are_those_of_the_published_weights(string network, int channels, int side, int shorter, float mean)
    {
        Preparation preparation = Preparation.Of(network, (channels, side, side));

        Assert.Equal((shorter, side, side, channels), (preparation.Shorter, preparation.Height, preparation.Width, preparation.Mean.Length));
        Assert.Equal(mean, preparation.Mean[0]);
    }
}
