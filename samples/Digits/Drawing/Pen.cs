using System;
using System.Collections.Generic;
using System.Numerics;

namespace Digits.Drawing;

/// <summary>
/// Writes strokes as polylines: smooth curves through the points given (Catmull-Rom), broken where a corner is asked for.
/// Coordinates: x to the right, y down, the digit about 1 high.
/// </summary>
internal sealed class Pen
{
    private const int Steps = 6; // pieces of a curve between two points

    private readonly List<Vector2> run = []; // points of the smooth run being written
    private readonly List<Vector2> points = [];
    private readonly List<int> ends = [];

    /// <summary>All strokes' points, one stroke after the other.</summary>
    public List<Vector2> Points => points;

    /// <summary>For each stroke, the index behind its last point.</summary>
    public List<int> Ends => ends;

    /// <summary>Clean paper.</summary>
    public void Clear()
    {
        run.Clear();
        points.Clear();
        ends.Clear();
    }

    /// <summary>Puts the pen down: a stroke begins here.</summary>
    public Pen Down(float x, float y)
    {
        run.Add(new Vector2(x, y));
        return this;
    }

    /// <summary>Goes on smoothly through a point.</summary>
    public Pen To(float x, float y) => Down(x, y);

    /// <summary>Goes to a point and turns sharply there.</summary>
    public Pen Corner(float x, float y)
    {
        To(x, y);
        Flush();
        return To(x, y);
    }

    /// <summary>To a point, sharply or smoothly.</summary>
    public Pen Turn(float x, float y, bool sharp) => sharp ? Corner(x, y) : To(x, y);

    /// <summary>Goes on along an ellipse; angles in degrees, 0 to the right, 90 down. The radii grow evenly by the factor given.</summary>
    public Pen Arc(float x, float y, float radiusX, float radiusY, float from, float to, float growth = 1)
    {
        int pieces = Math.Max(2, (int)(MathF.Abs(to - from) / 40) + 1);
        for (int i = 0; i <= pieces; i++)
        {
            float part = (float)i / pieces;
            (float sin, float cos) = MathF.SinCos((from + ((to - from) * part)) * (MathF.PI / 180));
            float size = 1 + ((growth - 1) * part);
            To(x + (radiusX * size * cos), y + (radiusY * size * sin));
        }

        return this;
    }

    /// <summary>Lifts the pen: the stroke ends at the last point.</summary>
    public void Up()
    {
        Flush();
        if (points.Count > (ends.Count == 0 ? 0 : ends[^1]))
        {
            ends.Add(points.Count);
        }
    }

    private void Flush()
    {
        for (int i = 0; i + 1 < run.Count; i++)
        {
            Vector2 start = run[i], end = run[i + 1];
            Vector2 before = i > 0 ? run[i - 1] : start;
            Vector2 after = i + 2 < run.Count ? run[i + 2] : end;
            for (int step = 0; step < Steps; step++)
            {
                points.Add(Spline(before, start, end, after, (float)step / Steps));
            }
        }

        if (run.Count > 0)
        {
            points.Add(run[^1]);
            run.Clear();
        }
    }

    /// <summary>The cubic through start (t = 0) and end (t = 1) whose slopes there are half the neighbours' distance (Catmull and Rom 1974).</summary>
    private static Vector2 Spline(Vector2 before, Vector2 start, Vector2 end, Vector2 after, float t)
    {
        Vector2 a = (2 * start) + ((end - before) * t);
        Vector2 b = (2 * before) - (5 * start) + (4 * end) - after;
        Vector2 c = (3 * start) - before - (3 * end) + after;
        return 0.5f * (a + (((c * t) + b) * (t * t)));
    }
}
