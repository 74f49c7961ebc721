namespace Digits.Drawing;

/// <summary>The ten digits as people write them. Each method writes one digit in one of several ways, as the habit has it.</summary>
internal static class Glyphs
{
    /// <summary>Writes a digit into a box about 1 high and 0.4 to 0.9 wide.</summary>
    public static void Write(int digit, Pen pen, ref Habit habit)
    {
        switch (digit)
        {
            case 0: Zero(pen, ref habit); break;
            case 1: One(pen, ref habit); break;
            case 2: Two(pen, ref habit); break;
            case 3: Three(pen, ref habit); break;
            case 4: Four(pen, ref habit); break;
            case 5: Five(pen, ref habit); break;
            case 6: Six(pen, ref habit); break;
            case 7: Seven(pen, ref habit); break;
            case 8: Eight(pen, ref habit); break;
            default: Nine(pen, ref habit); break;
        }
    }

    private static void Zero(Pen pen, ref Habit habit)
    {
        float width = habit.Between(0.2f, 0.42f) * (habit.Prefers(0.2f) ? 1.6f : 1), from = habit.Between(-130, -40), over = habit.Between(-25, 50), growth = habit.Between(0.9f, 1.05f);
        bool clockwise = habit.Prefers(0.15f);
        pen.Arc(0.5f, 0.5f, width, 0.5f, from, clockwise ? from + 360 + over : from - 360 - over, growth).Up();
    }

    private static void One(Pen pen, ref Habit habit)
    {
        float lean = habit.Between(-0.1f, 0.32f), bow = habit.Between(-0.04f, 0.04f);
        int way = habit.Choose([0.72f, 0.2f, 0.08f]);
        float flag = habit.Between(0.1f, 0.32f), drop = habit.Between(0.08f, 0.3f), foot = habit.Between(0.15f, 0.32f);
        float top = 0.5f + (lean / 2), bottom = 0.5f - (lean / 2);
        if (way > 0)
        {
            pen.Down(top - flag, drop).Corner(top, 0);
        }
        else
        {
            pen.Down(top, 0);
        }

        pen.To(0.5f + bow, 0.5f).To(bottom, 1).Up();
        if (way == 2)
        {
            pen.Down(bottom - foot, 1).To(bottom + foot, 1).Up();
        }
    }

    private static void Two(Pen pen, ref Habit habit)
    {
        float hook = habit.Between(0.08f, 0.44f), right = habit.Between(0.72f, 0.92f), belly = habit.Between(0.2f, 0.36f);
        float end = habit.Between(0.88f, 1.04f), reach = habit.Between(0.8f, 1.15f), loop = habit.Between(0.08f, 0.28f);
        int way = habit.Choose([0.38f, 0.26f, 0.24f, 0.12f]);

        pen.Down(0.12f, hook).To(0.26f, 0.06f).To(0.52f, 0).To(right, belly);
        if (way != 2)
        {
            pen.To((right + 0.3f) / 2, 0.6f);
        }

        switch (way)
        {
            case 0: // a corner
                pen.To(0.28f, 0.82f).Corner(0.05f, 0.98f).To(0.5f, (0.98f + end) / 2).To(reach, end).Up();
                break;
            case 1: // a loop
                pen.To(0.3f, 0.9f).To(0.12f, 0.98f).To(0.02f, 0.9f).To(0.12f, 0.9f - loop).To(0.34f, 0.92f - (loop * 0.45f)).To(0.6f, 0.97f).To(reach, end - 0.06f).Up();
                break;
            case 2: // the bowl runs round into a loop
                pen.To(right - 0.04f, belly + 0.3f).To(0.5f, 0.94f).To(0.2f, 1).To(0.04f, 0.9f).To(0.18f, 0.94f - loop).To(0.5f, 0.98f - (loop * 0.8f)).To(reach, end).Up();
                break;
            default: // like a z
                pen.To(0.25f, 0.83f).To(0.1f, 0.97f).To(0.4f, 0.97f).To(reach, end).Up();
                break;
        }
    }

    private static void Three(Pen pen, ref Habit habit)
    {
        float start = habit.Between(0.02f, 0.24f), top = habit.Between(0.6f, 0.85f), bottom = habit.Between(0.74f, 0.98f);
        float waist = habit.Between(0.38f, 0.5f), pinch = habit.Between(0.22f, 0.52f), tail = habit.Between(0.72f, 0.98f), left = habit.Between(0, 0.2f);
        bool sharp = habit.Prefers(0.6f);
        if (habit.Prefers(0.12f))
        {
            pen.Down(0.1f, 0.03f).Corner(top, 0.02f).Corner(pinch, waist);
        }
        else
        {
            pen.Down(0.1f, start).To(0.4f, 0).To(top, waist / 2).To(top - 0.15f, waist - 0.04f).Turn(pinch, waist, sharp);
        }

        float middle = (waist + 1) / 2;
        pen.To(bottom - 0.15f, waist + 0.08f).To(bottom, middle).To(bottom - 0.25f, 0.96f).To(0.4f, 1).To(left, tail).Up();
    }

    private static void Four(Pen pen, ref Habit habit)
    {
        float bar = habit.Between(0.44f, 0.68f), left = habit.Between(0, 0.12f), start = habit.Between(0.02f, 0.35f), stem = habit.Between(0.55f, 0.82f);
        float reach = habit.Between(0.04f, 0.34f), lean = habit.Between(-0.06f, 0.16f), rise = habit.Between(-0.06f, 0.06f), high = habit.Between(-0.05f, 0.3f);
        bool sharp = habit.Prefers(0.65f);
        switch (habit.Choose([0.56f, 0.2f, 0.24f]))
        {
            case 0: // open, two strokes
                pen.Down(start, 0).To((start + left) / 2, bar * 0.55f).Turn(left, bar, sharp).To(stem, bar - rise).To(stem + reach, bar - rise).Up();
                pen.Down(stem + lean, high).To(stem, bar).To(stem - lean, 1).Up();
                break;
            case 1: // closed
                pen.Down(stem, 0).Turn(left, bar, sharp).To(stem, bar - rise).To(stem + reach, bar - rise).Up();
                pen.Down(stem, 0).To(stem - (lean / 2), 0.5f).To(stem - lean, 1).Up();
                break;
            default: // one stroke: a bowl, up, and down the stem
                pen.Down(start, 0.03f).To(left, bar * 0.6f).To(0.25f, bar).To(stem - 0.1f, bar - 0.08f).Corner(stem + lean, 0.02f).To(stem, bar).To(stem - lean, 1).Up();
                break;
        }
    }

    private static void Five(Pen pen, ref Habit habit)
    {
        float neck = habit.Between(0.28f, 0.5f), left = habit.Between(0.12f, 0.34f), belly = habit.Between(0.7f, 0.95f), tail = habit.Between(0.7f, 1);
        float reach = habit.Between(0.55f, 1.3f), rise = habit.Between(-0.05f, 0.12f), gap = habit.Between(-0.03f, 0.06f), end = habit.Between(-0.12f, 0.2f), lean = habit.Between(-0.04f, 0.1f);
        bool sharp = habit.Prefers(0.6f), together = habit.Prefers(0.5f), round = habit.Prefers(0.25f);
        if (together)
        {
            pen.Down(reach, 0.02f - rise).Turn(left + lean, 0.03f, !round).Turn(left - 0.03f, neck, sharp);
        }
        else
        {
            pen.Down(left + lean, 0.03f).To(left, neck / 2).Turn(left - 0.03f, neck, sharp);
        }

        pen.To(0.5f, neck - 0.05f).To(belly, (neck + 0.95f) / 2 - 0.05f).To(belly - 0.18f, 0.92f).To(0.4f, 1).To(end, tail).Up();
        if (!together)
        {
            pen.Down(left + lean + gap, 0.03f - gap).To(reach, 0.03f - rise).Up();
        }
    }

    private static void Six(Pen pen, ref Habit habit)
    {
        float top = habit.Between(0.3f, 0.66f), width = habit.Between(0.17f, 0.46f), start = habit.Between(0.4f, 0.95f), curve = habit.Between(-0.02f, 0.14f);
        float close = habit.Between(165, 265), hook = habit.Between(-0.05f, 0.08f);
        float y = (1 + top) / 2, height = (1 - top) / 2, x = 0.12f + width;
        pen.Down(start, hook).To(((start + 0.12f) / 2) - curve, 0.22f).To(0.14f - (curve / 2), 0.55f)
            .Arc(x, y, width, height, 165, 15 - close).Up();
    }

    private static void Seven(Pen pen, ref Habit habit)
    {
        float left = habit.Between(0, 0.15f), right = habit.Between(0.75f, 0.98f), foot = habit.Between(0.15f, 0.55f), bow = habit.Between(-0.1f, 0.06f);
        float serif = habit.Between(0.1f, 0.45f), tilt = habit.Between(-0.08f, 0.08f), cross = habit.Between(0.4f, 0.62f), bar = habit.Between(0.15f, 0.36f), sag = habit.Between(-0.06f, 0.05f);
        bool hasSerif = habit.Prefers(0.3f), crossed = habit.Prefers(0.22f), sharp = habit.Prefers(0.75f);
        if (hasSerif)
        {
            pen.Down(left, serif).Corner(left + 0.02f, 0.04f + tilt);
        }
        else
        {
            pen.Down(left, 0.04f + tilt);
        }

        float middle = ((right + foot) / 2) + bow;
        pen.To((left + right) / 2, 0.04f - sag).Turn(right, 0.03f - tilt, sharp).To(middle, 0.48f).To(foot, 1).Up();
        if (crossed)
        {
            pen.Down(middle - bar, cross + 0.02f).To(middle + bar, cross - 0.02f).Up();
        }
    }

    private static void Eight(Pen pen, ref Habit habit)
    {
        float waist = habit.Between(0.4f, 0.54f), top = habit.Between(0.17f, 0.36f), bottom = habit.Between(0.15f, 0.4f), start = habit.Between(-0.02f, 0.16f);
        float shift = habit.Between(-0.05f, 0.14f), entry = habit.Between(0, 0.25f), over = habit.Between(-30, 40);
        switch (habit.Choose([0.52f, 0.24f, 0.24f]))
        {
            case 0: // one stroke, crossing itself at the waist
                float x = 0.5f + shift;
                pen.Down(x + top, 0.08f + start).To(x, 0).To(x - top, waist * 0.5f).To(0.5f, waist).To(0.5f + bottom, (waist + 1) / 2)
                    .To(0.48f, 1).To(0.5f - bottom, (waist + 1) / 2).To(0.5f, waist).To(x + top, waist * 0.45f).To(x + (top * 0.7f), 0.04f).Up();
                break;
            case 1: // one stroke that begins to the right of the top ring and ends short of it
                float y = 0.5f + shift;
                pen.Down(y + top + entry, 0.04f + start).To(y, 0).To(y - top, waist * 0.5f).To(0.5f, waist).To(0.5f + bottom, (waist + 1) / 2)
                    .To(0.48f, 1).To(0.5f - bottom, (waist + 1) / 2).To(0.52f, waist).To(y + (top * 0.7f), 0.12f + start).Up();
                break;
            default: // two rings
                pen.Arc(0.5f + shift, waist / 2, top, waist / 2, -60, -420 - over).Up();
                pen.Arc(0.5f, (waist + 1) / 2, bottom, (1 - waist) / 2, -90, -450 - over).Up();
                break;
        }
    }

    private static void Nine(Pen pen, ref Habit habit)
    {
        float height = habit.Between(0.34f, 0.6f), width = habit.Between(0.18f, 0.42f), foot = habit.Between(-0.3f, 0.06f), bow = habit.Between(-0.05f, 0.06f);
        float from = habit.Between(-70, 0), gap = habit.Between(-0.02f, 0.12f), tail = habit.Between(0.15f, 0.5f), lift = habit.Between(0, 0.12f);
        int way = habit.Choose([0.6f, 0.25f, 0.15f]);
        float right = 0.42f + width;
        pen.Arc(0.42f, height / 2, width, height / 2, from, -335).To(right, (height / 2) - gap);
        if (way != 1)
        {
            pen.Corner(right + 0.01f, (height / 3) - gap);
        }

        if (way == 2)
        {
            pen.To(right, 0.6f).To(right - 0.12f, 0.92f).To(right - tail, 1).To(right - tail - 0.12f, 0.96f - lift).Up();
        }
        else
        {
            pen.To(right + (foot / 2) + bow, 0.6f).To(right + foot, 1).Up();
        }
    }
}
