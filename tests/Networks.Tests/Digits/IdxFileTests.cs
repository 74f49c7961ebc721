using System;
using System.Collections.Generic;
using System.IO;
using Digits.Data;
using Xunit;

namespace StaticNets.Networks.Tests.Digits;

/// <summary>Each damaged file is refused with a message that names the file and the numbers; whole ones are read in <see cref="MnistFolderTests"/>.</summary>
public class IdxFileTests
{
    public static IEnumerable<TheoryDataRow<string, byte[], string>> DamagedImages()
    {
        byte[] whole = IdxBytes.Images(2);
        yield return new("nothing", [], "ends after 0 bytes");
        yield return new("half a header", whole[..7], "ends after 7 bytes");
        yield return new("labels instead", IdxBytes.Labels(20), "0x00000801");
        yield return new("floats instead", IdxBytes.Header(0xD03, 2, 28, 28), "0x00000D03");
        yield return new("one byte short", whole[..^1], "promises 1568 bytes (2 x 28 x 28), there are 1567");
        yield return new("one byte more", [.. whole, 0], "bytes follow behind the 1568");
        yield return new("other size", IdxBytes.Images(2, side: 20), "20x20");
        yield return new("no images", IdxBytes.Header(0x803, 0, 28, 28), "dimension 0 is 0");
        yield return new("too many", IdxBytes.Header(0x803, int.MaxValue, 28, 28), "dimension 0 is 2147483647");
        yield return new("negative", IdxBytes.Header(0x803, 2, -28, 28), "dimension 1 is 4294967268");
        yield return new("promises much, holds nothing", IdxBytes.Header(0x803, 1_000_000, 28, 28), "promises 784000000 bytes (1000000 x 28 x 28), there are 0");
    }

    [Theory]
    [MemberData(nameof(DamagedImages))]
    public void A_damaged_file_of_images_is_refused_packed_or_not(string damage, byte[] content, string message)
    {
        using TemporaryFolder folder = new();
        string path = folder[damage];

        foreach (byte[] stored in new[] { content, IdxBytes.Zip(content) })
        {
            File.WriteAllBytes(path, stored);
            InvalidDataException refused = Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(path));

            Assert.StartsWith(path, refused.Message);
            Assert.Contains(message, refused.Message);
        }
    }

    [Fact]
    public void A_label_above_nine_is_refused()
    {
        using TemporaryFolder folder = new();
        byte[] labels = IdxBytes.Labels(5);
        labels[8 + 3] = 10;
        File.WriteAllBytes(folder["labels"], labels);

        Assert.Contains("label 3 is 10", Assert.Throws<InvalidDataException>(() => IdxFile.ReadLabels(folder["labels"])).Message);
    }

    [Fact]
    public void A_gzip_stream_that_is_cut_or_altered_is_refused()
    {
        using TemporaryFolder folder = new();
        byte[] zipped = IdxBytes.Zip(IdxBytes.Images(20));
        byte[] altered = (byte[])zipped.Clone();
        altered[zipped.Length / 2] ^= 0x55;

        foreach (byte[] stored in new[] { zipped[..(zipped.Length / 2)], altered })
        {
            File.WriteAllBytes(folder["images.gz"], stored);

            Assert.StartsWith(folder["images.gz"], Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(folder["images.gz"])).Message);
        }
    }

    [Fact]
    public void The_frame_puts_an_image_into_the_middle_of_zeros()
    {
        byte[] image = new byte[DigitSet.ImageLength];
        image[0] = 255;
        image[^1] = 51;
        float[] input = new float[Frame.Length];
        Array.Fill(input, float.NaN);

        Frame.Write(image, input);

        Assert.Equal(1, input[(2 * 32) + 2]);
        Assert.Equal(0.2f, input[(29 * 32) + 29]);
        Assert.Equal(1022, Array.FindAll(input, value => value == 0).Length);
    }
}
