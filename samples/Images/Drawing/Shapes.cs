using System;
using System.Collections.Generic;

namespace Images.Drawing;

/// <summary>Ten shapes, each within the circle of radius 1 around the origin; y points down.</summary>
internal static class Shapes
{
    /// <summary>Their names, by class.</summary>
    public static IReadOnlyList<string> Names { get; } = ["circle", "ring", "square", "triangle", "star", "cross", "crescent", "heart", "bars", "arrow"];

    /// <summary>Whether a point lies in a shape.</summary>
    /// <param name="shape">0 to 9, as in <see cref="Names"/>.</param>
    /// <param name="x">To the right.</param>
    /// <param name="y">Down.</param>
    public static bool Contains(int shape, float x, float y)
    {
        float squared = (x * x) + (y * y);
        (float across, float along) = (MathF.Abs(x), MathF.Abs(y));
        return squared <= 1 && shape switch
        {
            0 => squared <= 0.8f,
            1 => squared > 0.36f,
            2 => MathF.Max(across, along) <= 0.7f,
            3 => y <= 0.5f && across * 1.732f <= y + 1, // one corner up, the sides at 60 degrees
            4 => InStar(x, y),
            5 => MathF.Min(across, along) <= 0.26f,
            6 => ((x - 0.45f) * (x - 0.45f)) + (y * y) > 0.56f,
            7 => InHeart(1.2f * x, (-1.2f * y) + 0.1f),
            8 => across <= 0.8f && along is >= 0.25f and <= 0.6f,
            9 => x <= 0.1f ? along <= 0.22f : along <= 0.8f * (1 - x),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "There are ten shapes."),
        };
    }

    /// <summary>Five tips at radius 1, the corners between them at 0.42: within each tenth a straight line joins the two.</summary>
    private static bool InStar(float x, float y)
    {
        const float Tenth = MathF.PI / 5;
        const float Inner = 0.42f;
        float angle = MathF.Abs(MathF.IEEERemainder(MathF.Atan2(x, -y), 2 * Tenth)); // from the nearest tip, 0 to a tenth
        float radius = MathF.Sqrt((x * x) + (y * y));
        (float sin, float cos) = MathF.SinCos(angle);
        (float innerSin, float innerCos) = MathF.SinCos(Tenth);
        (innerSin, innerCos) = (Inner * innerSin, Inner * innerCos);

        // On which side of the line from the tip (1, 0) to the corner the point lies.
        return ((innerCos - 1) * radius * sin) - (innerSin * ((radius * cos) - 1)) >= 0;
    }

    /// <summary>(x² + y² - 1)³ ≤ x² y³, y up.</summary>
    private static bool InHeart(float x, float y)
    {
        float disc = (x * x) + (y * y) - 1;
        return disc * disc * disc <= x * x * y * y * y;
    }
}
