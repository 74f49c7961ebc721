using System;
using StaticNets.Training;

namespace Caption.Drawing;

/// <summary>Draws scenes as pictures of 32x32 pixels in colour.</summary>
internal static class Painter
{
    private const int Side = CaptionModel.Side;
    private const int Grid = 3; // places looked at on a side of a pixel
    private const float Noise = 0.02f;

    private static readonly float[] Radii = [2.8f, 4.6f, 6.8f]; // pixels, by size

    /// <summary>Draws.</summary>
    /// <param name="scene">What.</param>
    /// <param name="random">How exactly: places, sizes, background, noise.</param>
    /// <param name="picture">[3, 32, 32], 0 to 1; written.</param>
    public static void Draw(Scene scene, ref SampleRandom random, Span<float> picture)
    {
        float grey = random.NextFloat(0.05f, 0.25f);
        for (int i = 0; i < picture.Length; i++)
        {
            picture[i] = grey + (Noise * random.NextNormal());
        }

        float first = Radii[scene.First.Size] * random.NextFloat(0.93f, 1.07f);
        float second = Radii[scene.Second.Size] * random.NextFloat(0.93f, 1.07f);
        (int right, int down) = Scene.Directions[scene.Relation];

        // Along the direction the two lie side by side with a gap, as one block that is put somewhere; across it they are nearly level.
        float gap = random.NextFloat(1, 2);
        float half = first + second + (gap / 2);
        float along = random.NextFloat(Math.Min(half, Side / 2f), Math.Max(Side - half, Side / 2f));
        float largest = Math.Max(first, second);
        float across = random.NextFloat(largest + 1.5f, Side - largest - 1.5f);
        float level = random.NextFloat(-1.5f, 1.5f);
        int sign = right + down;
        float firstAlong = along + (sign * (half - first));
        float secondAlong = along - (sign * (half - second));

        Paint(scene.First, Place(right != 0, firstAlong, across), first, picture);
        Paint(scene.Second, Place(right != 0, secondAlong, across + level), second, picture);
    }

    private static (float X, float Y) Place(bool horizontal, float along, float across) => horizontal ? (along, across) : (across, along);

    private static void Paint(Thing thing, (float X, float Y) middle, float radius, Span<float> picture)
    {
        (float r, float g, float b) = thing.Paint;
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                float share = Covered(thing, (x - middle.X) / radius, (y - middle.Y) / radius, 1 / (radius * Grid));
                int pixel = (y * Side) + x;
                picture[pixel] += share * (r - picture[pixel]);
                picture[(Side * Side) + pixel] += share * (g - picture[(Side * Side) + pixel]);
                picture[(2 * Side * Side) + pixel] += share * (b - picture[(2 * Side * Side) + pixel]);
            }
        }
    }

    private static float Covered(Thing thing, float x, float y, float step)
    {
        if (Math.Max(Math.Abs(x), Math.Abs(y)) > 2)
        {
            return 0;
        }

        int count = 0;
        for (int i = 0; i < Grid * Grid; i++)
        {
            count += thing.Covers(x + ((0.5f + (i % Grid)) * step), y + ((0.5f + (i / Grid)) * step)) ? 1 : 0;
        }

        return count / (float)(Grid * Grid);
    }
}
