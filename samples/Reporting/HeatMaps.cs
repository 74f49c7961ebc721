using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SkiaSharp;

namespace Reporting;

/// <summary>Draws shares between things in rows and things in columns: what each head of an attention layer looks at.</summary>
public static class HeatMaps
{
    private const int Cell = 26; // pixels
    private const int Gap = 24;
    private const int Line = 20;
    private const int Size = 13; // of letters

    /// <summary>Writes a PNG with a map for each head, side by side: the darker, the more of a row's whole.</summary>
    /// <param name="path">File to create or replace.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="shares">By head: [rows, columns], 0 to 1.</param>
    /// <param name="rows">Names of the rows.</param>
    /// <param name="columns">Names of the columns.</param>
    public static void Write(string path, string title, IReadOnlyList<float[,]> shares, IReadOnlyList<string> rows, IReadOnlyList<string> columns)
    {
        using SKFont font = new(SKTypeface.Default, Size);
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        int left = Widest(font, rows) + 12, top = Widest(font, columns) + (2 * Line) + 12;
        int width = left + (columns.Count * Cell) + Gap;
        using SKBitmap sheet = new((shares.Count * width) + Gap, top + (rows.Count * Cell) + Gap);
        using SKCanvas canvas = new(sheet);

        canvas.Clear(SKColors.White);
        canvas.DrawText(title, Gap, Line, font, ink);
        for (int head = 0; head < shares.Count; head++)
        {
            canvas.Save();
            canvas.Translate((head * width) + left, top);
            Labels(canvas, font, ink, rows, columns);
            canvas.DrawText($"head {head}", 0, (rows.Count * Cell) + Line - 4, font, ink);
            Cells(canvas, shares[head]);
            canvas.Restore();
        }

        canvas.Flush();
        using SKData png = sheet.Encode(SKEncodedImageFormat.Png, 100);
        using FileStream file = File.Create(path);
        png.SaveTo(file);
    }

    /// <summary>White for nothing, dark blue for all.</summary>
    /// <param name="share">0 to 1.</param>
    public static SKColor Shade(float share)
    {
        float light = 1 - Math.Clamp(share, 0, 1);
        return new SKColor((byte)(8 + (247 * light)), (byte)(48 + (207 * light)), (byte)(107 + (148 * light)));
    }

    private static void Labels(SKCanvas canvas, SKFont font, SKPaint ink, IReadOnlyList<string> rows, IReadOnlyList<string> columns)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            canvas.DrawText(rows[row], -font.MeasureText(rows[row]) - 6, (row * Cell) + (Cell / 2) + 5, font, ink);
        }

        for (int column = 0; column < columns.Count; column++)
        {
            canvas.Save();
            canvas.Translate((column * Cell) + (Cell / 2) + 5, -6);
            canvas.RotateDegrees(-90);
            canvas.DrawText(columns[column], 0, 0, font, ink);
            canvas.Restore();
        }
    }

    private static void Cells(SKCanvas canvas, float[,] shares)
    {
        using SKPaint fill = new();
        for (int row = 0; row < shares.GetLength(0); row++)
        {
            for (int column = 0; column < shares.GetLength(1); column++)
            {
                fill.Color = Shade(shares[row, column]);
                canvas.DrawRect(column * Cell, row * Cell, Cell - 1, Cell - 1, fill);
            }
        }
    }

    private static int Widest(SKFont font, IEnumerable<string> words) => (int)Math.Ceiling(words.Select(word => font.MeasureText(word)).DefaultIfEmpty(0).Max());
}
