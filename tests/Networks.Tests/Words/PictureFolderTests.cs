using System;
using System.IO;
using System.Linq;
using Caption;
using Caption.Data;
using SkiaSharp;
using StaticNets.Networks.Tests.Digits;
using Xunit;

namespace StaticNets.Networks.Tests.Words;

/// <summary>Folders of described pictures, right and wrong.</summary>
public class PictureFolderTests
{
    private const string Line = "red.png\ta Red  circle\n";

    [Fact]
    public void Pictures_are_read_with_their_descriptions()
    {
        using TemporaryFolder folder = ThreeFiles.Write(Line + Line, Line, Line);
        Draw(folder["red.png"], CaptionModel.Side);

        DescribedSet pictures = PictureFolder.Read(folder.Root);

        Assert.Equal((2, 1, 1), (pictures.Training.Count, pictures.Validation.Count, pictures.Test.Count));
        Assert.Equal(["a", "red", "circle"], pictures.Test[0].Words);
        float[] planes = [.. pictures.Test[0].Picture.Chunk(CaptionModel.Side * CaptionModel.Side).Select(plane => plane.Distinct().Single())];
        Assert.Equal([1f, 51f / 255, 0f], planes);
    }

    [Theory]
    [InlineData("red.png\n", "Line 2 of")]
    [InlineData("red.png\t\n", "Line 2 of")]
    [InlineData("red.png\ta b c d e f g h i j k l\n", "Line 2 of")]
    [InlineData("large.png\ta circle\n", "33x33")]
    [InlineData("train.tsv\ta circle\n", "no picture")]
    public void What_is_wrong_is_named(string line, string message)
    {
        using TemporaryFolder folder = ThreeFiles.Write(Line + line, Line, Line);
        Draw(folder["red.png"], CaptionModel.Side);
        Draw(folder["large.png"], CaptionModel.Side + 1);

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => PictureFolder.Read(folder.Root)).Message);
    }

    [Fact]
    public void A_picture_that_is_not_there_is_named()
    {
        using TemporaryFolder folder = ThreeFiles.Write(Line, Line, Line);

        Assert.Contains("red.png", Assert.Throws<FileNotFoundException>(() => PictureFolder.Read(folder.Root)).Message, StringComparison.Ordinal);
    }

    private static void Draw(string path, int side)
    {
        using SKBitmap bitmap = new(side, side);
        bitmap.Erase(new SKColor(255, 51, 0));
        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, png.ToArray());
    }
}
