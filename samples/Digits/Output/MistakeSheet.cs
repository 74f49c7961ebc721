using System;
using System.Collections.Generic;
using System.IO;
using Digits.Data;
using SkiaSharp;

namespace Digits.Output;

/// <summary>Draws the digits that were misread, each with what was read and what it is.</summary>
internal static class MistakeSheet
{
    private const int Columns = 12;
    private const int MostRows = 10;
    private const int Zoom = 3;
    private const int Gap = 12;
    private const int Caption = 20;
    private const int Cell = DigitSet.Side * Zoom;

    /// <summary>Writes a PNG with the first 120 mistakes; a blank one says that there were none.</summary>
    /// <param name="path">File to create or replace.</param>
    /// <param name="digits">The digits that were read.</param>
    /// <param name="mistakes">Which of them were misread, and as what.</param>
    public static void Write(string path, DigitSet digits, IReadOnlyList<(int Index, int Predicted)> mistakes)
    {
        int shown = Math.Min(mistakes.Count, Columns * MostRows);
        int rows = Math.Max(1, (shown + Columns - 1) / Columns);
        using SKBitmap sheet = new((Columns * (Cell + Gap)) + Gap, (rows * (Cell + Caption + Gap)) + Gap + Caption);
        using SKCanvas canvas = new(sheet);
        using SKFont font = new(SKTypeface.Default, 14);
        using SKPaint black = new() { Color = SKColors.Black, IsAntialias = true };

        canvas.Clear(SKColors.White);
        canvas.DrawText($"{mistakes.Count} of {digits.Count} misread{(shown < mistakes.Count ? $", the first {shown}" : "")}: read as (is)", Gap, Gap + 8, font, black);
        for (int i = 0; i < shown; i++)
        {
            (int index, int predicted) = mistakes[i];
            int x = Gap + (i % Columns * (Cell + Gap)), y = Gap + Caption + (i / Columns * (Cell + Caption + Gap));
            using SKBitmap digit = Bitmap(digits.Image(index));
            canvas.DrawBitmap(digit, SKRect.Create(x, y, Cell, Cell));
            canvas.DrawText($"{predicted} ({digits.Label(index)})", x, y + Cell + Caption - 5, font, black);
        }

        canvas.Flush();
        using SKData png = sheet.Encode(SKEncodedImageFormat.Png, 100);
        using FileStream file = File.Create(path);
        png.SaveTo(file);
    }

    private static SKBitmap Bitmap(ReadOnlySpan<byte> image)
    {
        SKBitmap bitmap = new(DigitSet.Side, DigitSet.Side, SKColorType.Gray8, SKAlphaType.Opaque);
        for (int y = 0; y < DigitSet.Side; y++)
        {
            image.Slice(y * DigitSet.Side, DigitSet.Side).CopyTo(bitmap.GetPixelSpan().Slice(y * bitmap.RowBytes, DigitSet.Side));
        }

        return bitmap;
    }
}
