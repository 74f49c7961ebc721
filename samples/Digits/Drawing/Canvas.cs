using System;
using System.Numerics;

namespace Digits.Drawing;

/// <summary>A grey image of 28x28 on which strokes are laid with soft edges; 0 is black, 1 is white.</summary>
internal sealed class Canvas
{
    /// <summary>Pixels on a side.</summary>
    public const int Side = 28;

    private const float Floor = 0.12f;

    private readonly float[] pixels = new float[Side * Side];
    private readonly float[] blurred = new float[Side * Side];

    /// <summary>All black.</summary>
    public void Clear() => Array.Clear(pixels);

    /// <summary>
    /// Lays a straight piece of stroke, round at its ends. A pixel's value is the part of it that the stroke covers,
    /// to the accuracy of radius + 1/2 - distance; where pieces overlap the greater value stays.
    /// </summary>
    public void Line(Vector2 from, Vector2 to, float radiusFrom, float radiusTo)
    {
        float reach = MathF.Max(radiusFrom, radiusTo) + 0.5f;
        int left = Math.Max(0, (int)MathF.Floor(MathF.Min(from.X, to.X) - reach)), right = Math.Min(Side - 1, (int)MathF.Ceiling(MathF.Max(from.X, to.X) + reach));
        int top = Math.Max(0, (int)MathF.Floor(MathF.Min(from.Y, to.Y) - reach)), bottom = Math.Min(Side - 1, (int)MathF.Ceiling(MathF.Max(from.Y, to.Y) + reach));

        Vector2 along = to - from;
        float inverse = 1 / MathF.Max(along.LengthSquared(), 1e-9f);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                Vector2 offset = new Vector2(x, y) - from;
                float part = Math.Clamp(Vector2.Dot(offset, along) * inverse, 0, 1);
                float covered = radiusFrom + ((radiusTo - radiusFrom) * part) + 0.5f - (offset - (along * part)).Length();
                ref float pixel = ref pixels[(y * Side) + x];
                pixel = MathF.Max(pixel, MathF.Min(covered, 1));
            }
        }
    }

    /// <summary>Blurs with a Gaussian of this deviation in pixels (at most 1), cut at two pixels.</summary>
    public void Blur(float deviation)
    {
        float near = MathF.Exp(-0.5f / (deviation * deviation)), far = MathF.Exp(-2 / (deviation * deviation));
        float norm = 1 / (1 + (2 * near) + (2 * far));
        (float w0, float w1, float w2) = (norm, near * norm, far * norm);
        Smooth(pixels, blurred, 1, Side, w0, w1, w2);
        Smooth(blurred, pixels, Side, 1, w0, w1, w2);
    }

    /// <summary>Writes the image as bytes: what is above the floor, times the gain, cut at white. The floor keeps edges as crisp as a scanner's.</summary>
    public void CopyTo(Span<byte> bytes, float gain)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            bytes[i] = (byte)MathF.Round(255 * Math.Clamp((pixels[i] - Floor) * gain, 0, 1));
        }
    }

    // Smooths along one axis; outside the image lies black.
    private static void Smooth(float[] source, float[] target, int step, int line, float w0, float w1, float w2)
    {
        for (int i = 0; i < Side; i++)
        {
            for (int j = 0; j < Side; j++)
            {
                int at = (i * line) + (j * step);
                float sum = w0 * source[at];
                sum += w1 * ((j >= 1 ? source[at - step] : 0) + (j < Side - 1 ? source[at + step] : 0));
                sum += w2 * ((j >= 2 ? source[at - (2 * step)] : 0) + (j < Side - 2 ? source[at + (2 * step)] : 0));
                target[at] = sum;
            }
        }
    }
}
