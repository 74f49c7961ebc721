using System;
using System.IO;
using StaticNets.Zoo.Pictures;
using Xunit;

namespace StaticNets.Zoo.Tests.Pictures;

public sealed class PictureTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_png_is_read_without_its_transparency()
    {
        Picture drawn = Drawn.Picture(19, 7);
        File.WriteAllBytes(path, Drawn.Png(drawn));

        Picture read = Picture.Read(path);

        Assert.Equal((19, 7), (read.Width, read.Height));
        Assert.Equal(drawn.Pixels, read.Pixels);
    }

    [Fact]
    public void What_is_no_png_is_refused_by_name()
    {
        File.WriteAllBytes(path, [0xFF, 0xD8, 0xFF, 0xE0]); // JPEG

        Assert.Equal($"{path} is no PNG.", Assert.Throws<InvalidDataException>(() => Picture.Read(path)).Message);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public void A_png_cut_short_is_refused(int length)
    {
        File.WriteAllBytes(path, Drawn.Png(Drawn.Picture(64, 64))[..length]);

        Assert.Contains("damaged PNG", Assert.Throws<InvalidDataException>(() => Picture.Read(path)).Message);
    }

    [Fact]
    public void A_thread_of_a_picture_is_refused_before_it_is_stretched()
    {
        File.WriteAllBytes(path, Drawn.Png(Drawn.Picture(1, 2000)));

        Assert.Contains("too long and thin", Assert.Throws<InvalidDataException>(() => Preparation.Of("ResNet18", (3, 224, 224)).Read(path)).Message);
    }
}
