using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Digits.Drawing;

/// <summary>
/// Draws digits as MNIST shows them: 28x28, white on black, soft edges, the digit about 20 pixels in size with its centre of mass in the middle.
/// A digit depends on seed, hands and index alone. Not safe for several threads at once; each makes its own painter.
/// </summary>
/// <param name="seed">Another seed, other hands and other digits.</param>
/// <param name="hands">Who writes.</param>
internal sealed class Painter(ulong seed, HandSet hands)
{
    private const float Box = 20;
    private const float Middle = Canvas.Side / 2;

    private readonly Pen pen = new();
    private readonly Canvas canvas = new();
    private readonly Hand?[] known = new Hand?[hands.Count];

    /// <summary>Draws digit number <paramref name="index"/>.</summary>
    /// <param name="index">Which digit, from 0.</param>
    /// <param name="pixels">28x28 bytes, row by row; overwritten.</param>
    /// <returns>The digit drawn, 0 to 9.</returns>
    public int Draw(int index, Span<byte> pixels)
    {
        ulong sample = ((ulong)(uint)hands.First << 32) | (uint)index;
        Dice dice = new(seed, DicePurpose.Sample, sample);
        int digit = dice.Below(10);
        int number = dice.Below(hands.Count);
        Hand hand = known[number] ??= Hand.Create(seed, hands.First + number);

        Write(digit, hand, new Dice(seed, DicePurpose.Moment, sample));
        Round((int)(hand.Roundness * dice.Between(0.6f, 1.4f)));
        Distort(digit, hand, ref dice);
        float radius = hand.Width * MathF.Exp(0.12f * hand.Haste * dice.Normal());
        Place(radius, ref dice);
        Ink(hand, radius, ref dice);

        canvas.Blur(dice.Between(0.3f, 0.6f));
        canvas.CopyTo(pixels, dice.Between(1.2f, 1.7f));
        return digit;
    }

    private void Write(int digit, Hand hand, Dice moment)
    {
        pen.Clear();
        Habit habit = new(hand.Of(digit, DicePurpose.Glyph), moment);
        Glyphs.Write(digit, pen, ref habit);
    }

    /// <summary>Cuts corners: each pass moves every inner point half way to the middle of its neighbours.</summary>
    private void Round(int passes)
    {
        Span<Vector2> points = CollectionsMarshal.AsSpan(pen.Points);
        int start = 0;
        foreach (int end in pen.Ends)
        {
            for (int pass = 0; pass < passes; pass++)
            {
                for (int i = start + 1; i < end - 1; i++)
                {
                    points[i] = (0.5f * points[i]) + (0.25f * (points[i - 1] + points[i + 1]));
                }
            }

            start = end;
        }
    }

    /// <summary>Bends (the hand's way, then the moment's), slants, stretches and turns.</summary>
    private void Distort(int digit, Hand hand, ref Dice dice)
    {
        Dice own = hand.Of(digit, DicePurpose.Bend);
        Bend habitual = Bend.Create(ref own, hand.Bend);
        Bend momentary = Bend.Create(ref dice, 0.02f * hand.Haste);

        float slant = hand.Slant + (0.05f * hand.Haste * dice.Normal());
        float turn = hand.Turn + (0.05f * hand.Haste * dice.Normal());
        float aspect = hand.Aspect * MathF.Exp(0.07f * hand.Haste * dice.Normal());
        (float sin, float cos) = MathF.SinCos(turn);

        foreach (ref Vector2 point in CollectionsMarshal.AsSpan(pen.Points))
        {
            Vector2 bent = momentary.Move(habitual.Move(point)) - new Vector2(0.5f);
            float x = (bent.X * aspect) - (bent.Y * slant), y = bent.Y;
            point = new Vector2((cos * x) - (sin * y), (sin * x) + (cos * y));
        }
    }

    /// <summary>Scales the digit with its ink to the box and puts its centre of mass into the middle; then a little off both.</summary>
    private void Place(float radius, ref Dice dice)
    {
        Span<Vector2> points = CollectionsMarshal.AsSpan(pen.Points);
        Vector2 low = points[0], high = points[0];
        foreach (Vector2 point in points)
        {
            low = Vector2.Min(low, point);
            high = Vector2.Max(high, point);
        }

        Vector2 size = high - low;
        float scale = (Box - (2 * radius)) / MathF.Max(size.X, size.Y) * dice.Between(0.88f, 1.02f);

        Vector2 moment = default;
        float mass = 0;
        int start = 0;
        foreach (int end in pen.Ends)
        {
            for (int i = start; i + 1 < end; i++)
            {
                float length = Vector2.Distance(points[i], points[i + 1]);
                moment += length * 0.5f * (points[i] + points[i + 1]);
                mass += length;
            }

            start = end;
        }

        Vector2 off = 0.75f * new Vector2(dice.Normal(), dice.Normal());
        Vector2 middle = new Vector2(Middle - 0.5f) + off - (moment / mass * scale);
        foreach (ref Vector2 point in points)
        {
            point = (point * scale) + middle;
        }
    }

    /// <summary>Lays the strokes, the pen pressing harder and softer along each.</summary>
    private void Ink(Hand hand, float radius, ref Dice dice)
    {
        canvas.Clear();
        List<Vector2> points = pen.Points;
        int start = 0;
        foreach (int end in pen.Ends)
        {
            float phase = dice.Between(0, 2 * MathF.PI), rate = dice.Between(0.05f, 0.25f);
            float before = radius;
            for (int i = start; i + 1 < end; i++)
            {
                float after = radius * (1 + (hand.Pressure * MathF.Sin(phase + (rate * (i - start)))));
                canvas.Line(points[i], points[i + 1], i == start ? after : before, after);
                before = after;
            }

            start = end;
        }
    }
}
