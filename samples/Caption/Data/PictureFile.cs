using System.IO;
using SkiaSharp;

namespace Caption.Data;

/// <summary>Reads files of pictures: PNG, JPEG and whatever else SkiaSharp knows.</summary>
internal static class PictureFile
{
    private const int Side = CaptionModel.Side;

    /// <summary>A picture of 32x32 pixels: [3, 32, 32], 0 to 1.</summary>
    /// <exception cref="IOException">It is not there.</exception>
    /// <exception cref="InvalidDataException">It is no picture, or one of another size.</exception>
    public static float[] Read(string path)
    {
        using SKData bytes = SKData.CreateCopy(File.ReadAllBytes(path));
        using SKCodec codec = SKCodec.Create(bytes) ?? throw new InvalidDataException($"{path} is no picture.");
        using SKBitmap bitmap = SKBitmap.Decode(codec) ?? throw new InvalidDataException($"{path} is a damaged picture.");
        if ((bitmap.Width, bitmap.Height) != (Side, Side))
        {
            throw new InvalidDataException($"{path} has {bitmap.Width}x{bitmap.Height} pixels; the network sees {Side}x{Side}.");
        }

        float[] picture = new float[3 * Side * Side];
        for (int pixel = 0; pixel < Side * Side; pixel++)
        {
            SKColor colour = bitmap.GetPixel(pixel % Side, pixel / Side);
            (picture[pixel], picture[(Side * Side) + pixel], picture[(2 * Side * Side) + pixel]) = (colour.Red / 255f, colour.Green / 255f, colour.Blue / 255f);
        }

        return picture;
    }
}
