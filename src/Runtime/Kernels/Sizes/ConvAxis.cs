using System;
using System.Collections.Generic;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// One axis of a convolution that reads source[position · step + tap]. The source is laid out as planes in which neighbouring positions are neighbours:
/// either one plane for each tap, or one for each phase of the step, shared by the taps of that phase at different shifts.
/// </summary>
internal sealed class ConvAxis
{
    public ConvAxis(int[] taps, int step, bool planeForEachTap)
    {
        Step = step;
        Plane = new int[taps.Length];
        Shift = new int[taps.Length];
        List<int> starts = [], keys = [], extras = [];
        for (int i = 0; i < taps.Length; i++)
        {
            int key = planeForEachTap ? i : ((taps[i] % step) + step) % step;
            Plane[i] = keys.IndexOf(key);
            if (Plane[i] < 0)
            {
                // Taps ascend or descend along the window; the plane starts at the lowest of its phase.
                Plane[i] = keys.Count;
                keys.Add(key);
                starts.Add(Lowest(taps, step, planeForEachTap, i));
                extras.Add(0);
            }

            Shift[i] = (taps[i] - starts[Plane[i]]) / step;
            extras[Plane[i]] = Math.Max(extras[Plane[i]], Shift[i]);
        }

        Starts = starts.ToArray();
        Extras = extras.ToArray();
        foreach (int extra in Extras)
        {
            ExtraSum += extra;
            MostExtra = Math.Max(MostExtra, extra);
        }
    }

    /// <summary>Distance of neighbouring positions in the source.</summary>
    public int Step { get; }

    /// <summary>Of each plane: the source coordinate of its first value at position 0.</summary>
    public int[] Starts { get; }

    /// <summary>Of each plane: values it holds beyond the positions.</summary>
    public int[] Extras { get; }

    /// <summary>Of each tap: its plane.</summary>
    public int[] Plane { get; }

    /// <summary>Of each tap: where in its plane position 0 is.</summary>
    public int[] Shift { get; }

    /// <summary>Sum of <see cref="Extras"/>.</summary>
    public int ExtraSum { get; }

    /// <summary>Largest of <see cref="Extras"/>.</summary>
    public int MostExtra { get; }

    /// <summary>How many planes.</summary>
    public int Planes => Starts.Length;

    private static int Lowest(int[] taps, int step, bool planeForEachTap, int tap)
    {
        int lowest = taps[tap];
        for (int i = 0; i < taps.Length && !planeForEachTap; i++)
        {
            if ((taps[i] - taps[tap]) % step == 0)
            {
                lowest = Math.Min(lowest, taps[i]);
            }
        }

        return lowest;
    }
}
