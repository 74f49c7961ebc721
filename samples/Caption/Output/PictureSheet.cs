using System;
using System.Collections.Generic;
using System.IO;
using Caption.Data;
using SkiaSharp;

namespace Caption.Output;

/// <summary>Draws pictures, each with what was said of it.</summary>
internal static class PictureSheet
{
    private const int Columns = 3;
    private const int Zoom = 4;
    private const int Gap = 16;
    private const int Line = 20;
    private const int Width = 330;
    private const int Cell = CaptionModel.Side * Zoom;

    /// <summary>Writes a PNG.</summary>
    /// <param name="path">File to create or replace.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="spoken">What was said; in red where it is not so.</param>
    public static void Write(string path, IReadOnlyList<Described> pictures, IReadOnlyList<string[]> spoken)
    {
        int rows = (pictures.Count + Columns - 1) / Columns;
        using SKBitmap sheet = new((Columns * (Width + Gap)) + Gap, (rows * (Cell + Line + Gap)) + Gap);
        using SKCanvas canvas = new(sheet);
        using SKFont font = new(SKTypeface.Default, 13);
        using SKPaint right = new() { Color = SKColors.Black, IsAntialias = true };
        using SKPaint wrong = new() { Color = SKColors.Red, IsAntialias = true };

        canvas.Clear(SKColors.White);
        for (int i = 0; i < pictures.Count; i++)
        {
            int x = Gap + (i % Columns * (Width + Gap)), y = Gap + (i / Columns * (Cell + Line + Gap));
            using SKBitmap picture = Bitmap(pictures[i].Picture);
            canvas.DrawBitmap(picture, SKRect.Create(x, y, Cell, Cell));
            canvas.DrawText(string.Join(' ', spoken[i]), x, y + Cell + Line - 5, font, spoken[i].AsSpan().SequenceEqual(pictures[i].Words) ? right : wrong);
        }

        canvas.Flush();
        using SKData png = sheet.Encode(SKEncodedImageFormat.Png, 100);
        using FileStream file = File.Create(path);
        png.SaveTo(file);
    }

    private static SKBitmap Bitmap(float[] picture)
    {
        const int Side = CaptionModel.Side;
        SKBitmap bitmap = new(Side, Side);
        for (int pixel = 0; pixel < Side * Side; pixel++)
        {
            bitmap.SetPixel(pixel % Side, pixel / Side, new SKColor(Byte(picture[pixel]), Byte(picture[(Side * Side) + pixel]), Byte(picture[(2 * Side * Side) + pixel])));
        }

        return bitmap;
    }

    private static byte Byte(float value) => (byte)Math.Clamp(255 * value, 0, 255);
}
