using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Digits.Images;
using SkiaSharp;
using Xunit;

namespace StaticNets.Networks.Tests.Digits;

public class GreyImageTests
{
    public static IEnumerable<TheoryDataRow<byte[]>> Pgms() =>
    [
        new([.. "P5\n2 3\n255\n"u8, 0, 51, 102, 153, 204, 255]),
        new([.. "P5 # a comment\n# another\n 2\t3 5\n"u8, 0, 1, 2, 3, 4, 5]),
        new([.. "P5\n2 3\n510\n"u8, 0, 0, 0, 102, 0, 204, 1, 50, 1, 152, 1, 254]), // two bytes a pixel, the high one first
        new(Encoding.ASCII.GetBytes("P2\n2 3\n10\n0 2 4\n6 8 10\n")),
    ];

    [Theory]
    [MemberData(nameof(Pgms))]
    public void A_pgm_of_each_kind_is_read(byte[] content)
    {
        GreyImage image = Read(content);

        Assert.Equal((2, 3), (image.Width, image.Height));
        Assert.Equal([0, 0.2f, 0.4f, 0.6f, 0.8f, 1], image.Pixels.ToArray());
    }

    /// <summary>0.299 + 0.587 + 0.114: red, green and blue as BT.601 weighs them; a transparent pixel shows white paper.</summary>
    [Fact]
    public void A_png_is_read_as_grey()
    {
        using SKBitmap bitmap = new(4, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        bitmap.Pixels = [SKColors.Red, SKColors.Lime, SKColors.Blue, new SKColor(0, 0, 0, 0)];
        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        float[] grey = Read(png.ToArray()).Pixels.ToArray();

        float[] wanted = [0.299f, 0.587f, 0.114f, 1];
        Assert.All(grey.Zip(wanted), pair => Assert.Equal(pair.Second, pair.First, tolerance: 1e-6f));
    }

    public static IEnumerable<TheoryDataRow<byte[], string>> Damaged() =>
    [
        new([], "no image"),
        new([1, 2, 3, 4], "no image"),
        new([.. "P5\n2 3\n255\n"u8, 1, 2, 3], "needs 6 bytes of pixels; there are 3"),
        new([.. "P5\n2"u8], "height"),
        new([.. "P5\n0 3\n255\n"u8], "width"),
        new([.. "P5\n99999 99999\n255\n"u8], "width"),
        new([.. "P2\n1 2\n9\n10 1\n"u8], "pixel"),
        new([.. "P5 # no end"u8], "width"),
    ];

    [Theory]
    [MemberData(nameof(Damaged))]
    public void A_damaged_image_is_refused_with_its_name(byte[] content, string message)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder["digit"], content);

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => GreyImage.Read(folder["digit"]));

        Assert.StartsWith(folder["digit"], refused.Message);
        Assert.Contains(message, refused.Message);
    }

    [Fact]
    public void A_png_cut_anywhere_is_read_or_refused_but_never_ends_the_program()
    {
        using SKBitmap bitmap = new(20, 20);
        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        byte[] whole = png.ToArray();

        int refused = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                _ = Read(whole[..length]);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.True(refused > whole.Length / 2);
        Assert.Equal(20, Read(whole).Width);
    }

    private static GreyImage Read(byte[] content)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder["image"], content);
        return GreyImage.Read(folder["image"]);
    }
}
