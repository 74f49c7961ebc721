using System;
using System.IO;
using SkiaSharp;

namespace StaticNets.Zoo.Pictures;

/// <summary>A picture of 8 bits a channel: row by row, pixel by pixel, red, green, blue.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Pixels">3 · Width · Height bytes.</param>
internal sealed record Picture(int Width, int Height, byte[] Pixels)
{
    /// <summary>Bytes of a pixel.</summary>
    public const int Channels = 3;

    private const long MostPixels = 100_000_000;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Reads a PNG as <c>PIL.Image.open(path).convert("RGB")</c> does: transparency is dropped, colour profiles are not applied.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no PNG, is damaged, or has over a hundred million pixels.</exception>
    public static Picture Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        if (!file.AsSpan().StartsWith(Signature))
        {
            throw new InvalidDataException($"{path} is no PNG.");
        }

        using SKData data = SKData.CreateCopy(file);
        using SKCodec codec = SKCodec.Create(data) ?? throw new InvalidDataException($"{path} is a damaged PNG.");
        (int width, int height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPixels)
        {
            throw new InvalidDataException($"{path} has {width}x{height} pixels; at most {MostPixels} are read.");
        }

        SKCodecResult result = codec.GetPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul), out byte[] rgba);
        if (result != SKCodecResult.Success)
        {
            throw new InvalidDataException($"{path} is a damaged PNG: {result}.");
        }

        byte[] pixels = new byte[Channels * width * height];
        for (int i = 0; i < width * height; i++)
        {
            rgba.AsSpan(4 * i, Channels).CopyTo(pixels.AsSpan(Channels * i));
        }

        return new Picture(width, height, pixels);
    }
}
