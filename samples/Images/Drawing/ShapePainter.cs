using System;
using Images.Data;
using StaticNets.Training;

namespace Images.Drawing;

/// <summary>
/// Draws one shape of random colour, size, place, slant and proportions on a background of two colours with strokes and grain, so that no single pixel and no mean colour tells which.
/// </summary>
internal static class ShapePainter
{
    private const int Side = ImageSet.Side;
    private const int Subpixels = 3; // on a side: edges are smooth
    private const int Strokes = 4;
    private const float LeastContrast = 0.45f; // of foreground to both background colours, as a distance between RGB values of 0 to 1
    private const float Grain = 0.05f;

    /// <summary>Draws into [3, 32, 32].</summary>
    /// <param name="shape">0 to 9.</param>
    /// <param name="random">All chance comes from it.</param>
    /// <param name="image">Overwritten.</param>
    public static void Draw(int shape, ref SampleRandom random, Span<byte> image)
    {
        Span<float> canvas = stackalloc float[ImageSet.ImageLength];
        (Rgb near, Rgb far) = (Rgb.Random(ref random), Rgb.Random(ref random));
        Fill(canvas, near, far, random.NextFloat(0, 2 * MathF.PI));
        for (int i = 0; i < Strokes; i++)
        {
            Stroke(canvas, ref random);
        }

        Rgb colour;
        do
        {
            colour = Rgb.Random(ref random);
        }
        while (colour.Distance(near) < LeastContrast || colour.Distance(far) < LeastContrast);

        Stamp(canvas, shape, colour, ref random);
        for (int i = 0; i < image.Length; i++)
        {
            image[i] = (byte)Math.Clamp(MathF.Round(255 * (canvas[i] + (Grain * random.NextNormal()))), 0, 255);
        }
    }

    /// <summary>One colour at one edge, the other at the opposite one.</summary>
    private static void Fill(Span<float> canvas, Rgb near, Rgb far, float angle)
    {
        (float sin, float cos) = MathF.SinCos(angle);
        for (int i = 0; i < ImageSet.PlaneLength; i++)
        {
            float along = (((i % Side) - (Side / 2)) * cos) + (((i / Side) - (Side / 2)) * sin);
            Blend(canvas, i, near, 1);
            Blend(canvas, i, far, Math.Clamp(0.5f + (along / Side), 0, 1));
        }
    }

    /// <summary>A straight line, a pixel wide.</summary>
    private static void Stroke(Span<float> canvas, ref SampleRandom random)
    {
        Rgb colour = Rgb.Random(ref random);
        (float x, float y) = (random.NextFloat(0, Side), random.NextFloat(0, Side));
        (float sin, float cos) = MathF.SinCos(random.NextFloat(0, 2 * MathF.PI));
        int length = 6 + random.NextBelow(12);
        for (int step = 0; step < length; step++)
        {
            (int column, int row) = ((int)(x + (step * cos)), (int)(y + (step * sin)));
            if ((uint)column < Side && (uint)row < Side)
            {
                Blend(canvas, (row * Side) + column, colour, 0.7f);
            }
        }
    }

    private static void Stamp(Span<float> canvas, int shape, Rgb colour, ref SampleRandom random)
    {
        float radius = random.NextFloat(8, 13);
        float stretch = random.NextFloat(0.85f, 1.15f);
        (float sin, float cos) = MathF.SinCos(random.NextFloat(-0.4f, 0.4f));
        float x = random.NextFloat(radius - 1, Side - radius + 1);
        float y = random.NextFloat(radius - 1, Side - radius + 1);
        for (int i = 0; i < ImageSet.PlaneLength; i++)
        {
            int inside = 0;
            for (int part = 0; part < Subpixels * Subpixels; part++)
            {
                float right = (i % Side) + ((0.5f + (part % Subpixels)) / Subpixels) - x;
                float down = (i / Side) + ((0.5f + (part / Subpixels)) / Subpixels) - y;
                float across = ((right * cos) + (down * sin)) / (radius * stretch);
                float along = ((down * cos) - (right * sin)) * stretch / radius;
                inside += Shapes.Contains(shape, across, along) ? 1 : 0;
            }

            Blend(canvas, i, colour, (float)inside / (Subpixels * Subpixels));
        }
    }

    private static void Blend(Span<float> canvas, int pixel, Rgb colour, float share)
    {
        ref float red = ref canvas[pixel];
        ref float green = ref canvas[pixel + ImageSet.PlaneLength];
        ref float blue = ref canvas[pixel + (2 * ImageSet.PlaneLength)];
        red += share * (colour.Red - red);
        green += share * (colour.Green - green);
        blue += share * (colour.Blue - blue);
    }
}
