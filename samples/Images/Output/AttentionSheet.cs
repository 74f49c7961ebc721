using System;
using System.IO;
using System.Linq;
using Images.Data;
using Images.Networks;
using Reporting;
using SkiaSharp;

namespace Images.Output;

/// <summary>Draws which patches of images the class token looks at.</summary>
internal static class AttentionSheet
{
    private const int Pictures = 8;
    private const int Side = 128; // pixels of a picture
    private const int Gap = 12;

    /// <summary>Writes a PNG: a row for each of eight images, the image and beside it a map for each head, the darker, the more the head looks there. Each map's darkest patch is that which it looks at most.</summary>
    /// <param name="path">File to create or replace.</param>
    /// <param name="trace">A pass of the network.</param>
    /// <param name="layer">Path of one of its attention layers.</param>
    /// <param name="images">Images to look at; some of them, from all over.</param>
    /// <param name="colours">How their colours are normalised.</param>
    /// <exception cref="ArgumentException">There is no such layer; says which there are.</exception>
    public static void Write(string path, Model.Showing trace, string layer, ImageSet images, Colours colours)
    {
        int rows = Math.Min(Pictures, images.Count);
        SKBitmap? sheet = null;
        float[] input = new float[ImageSet.ImageLength];
        for (int row = 0; row < rows; row++)
        {
            int index = row * images.Count / rows;
            AttentionRecord record = new(layer);
            colours.Write(images.Image(index), input);
            trace(input, record);

            sheet ??= new SKBitmap(((record.Shape.Heads + 1) * (Side + Gap)) + Gap, (rows * (Side + Gap)) + Gap);
            using SKCanvas canvas = new(sheet);
            if (row == 0)
            {
                canvas.Clear(SKColors.White);
            }

            int y = Gap + (row * (Side + Gap));
            using SKBitmap picture = Picture(images.Image(index));
            canvas.DrawBitmap(picture, SKRect.Create(Gap, y, Side, Side));
            for (int head = 0; head < record.Shape.Heads; head++)
            {
                using SKBitmap map = Map(record, head);
                canvas.DrawBitmap(map, SKRect.Create(Gap + ((head + 1) * (Side + Gap)), y, Side, Side));
            }
        }

        using (sheet)
        {
            using SKData png = sheet!.Encode(SKEncodedImageFormat.Png, 100);
            using FileStream file = File.Create(path);
            png.SaveTo(file);
        }
    }

    private static SKBitmap Picture(ReadOnlySpan<byte> image)
    {
        SKBitmap bitmap = new(ImageSet.Side, ImageSet.Side);
        for (int i = 0; i < ImageSet.PlaneLength; i++)
        {
            bitmap.SetPixel(i % ImageSet.Side, i / ImageSet.Side, new SKColor(image[i], image[ImageSet.PlaneLength + i], image[(2 * ImageSet.PlaneLength) + i]));
        }

        return bitmap;
    }

    // Step 0 is the class token; the patches follow, row by row.
    private static SKBitmap Map(AttentionRecord record, int head)
    {
        const int Patches = SmallViT.Patches;
        float most = Enumerable.Range(1, Patches * Patches).Max(patch => record.Share(head, 0, patch));
        SKBitmap bitmap = new(Patches, Patches);
        for (int patch = 0; patch < Patches * Patches; patch++)
        {
            bitmap.SetPixel(patch % Patches, patch / Patches, HeatMaps.Shade(record.Share(head, 0, 1 + patch) / most));
        }

        return bitmap;
    }
}
