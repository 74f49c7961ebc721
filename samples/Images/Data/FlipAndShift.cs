using System;
using StaticNets.Training;

namespace Images.Data;

/// <summary>
/// The usual changes of small images (He et al. 2015): every other one is mirrored, and each is moved by up to four pixels both ways. What comes in from outside is the mean colour.
/// </summary>
internal static class FlipAndShift
{
    private const int Side = ImageSet.Side;
    private const int Most = 4; // pixels

    /// <summary>Changes a sample, [3, 32, 32], in place.</summary>
    public static void Apply(Sample sample, ref SampleRandom random)
    {
        bool mirror = random.NextBelow(2) == 1;
        int down = random.NextBelow((2 * Most) + 1) - Most;
        int right = random.NextBelow((2 * Most) + 1) - Most;
        for (int channel = 0; channel < ImageSet.Channels; channel++)
        {
            Move(sample.Input.Slice(channel * ImageSet.PlaneLength, ImageSet.PlaneLength), mirror, down, right);
        }
    }

    /// <summary>Mirrors a plane, then moves it: what was at (y, x) is at (y + down, x + right).</summary>
    public static void Move(Span<float> plane, bool mirror, int down, int right)
    {
        // In place: rows are taken in the order in which none is written before it is read.
        for (int i = 0; i < Side; i++)
        {
            int y = down > 0 ? Side - 1 - i : i;
            Span<float> row = plane.Slice(y * Side, Side);
            if ((uint)(y - down) >= Side)
            {
                row.Clear();
                continue;
            }

            Span<float> from = plane.Slice((y - down) * Side, Side);
            if (mirror)
            {
                from.Reverse();
            }

            int width = Side - Math.Abs(right);
            from.Slice(Math.Max(0, -right), width).CopyTo(row.Slice(Math.Max(0, right), width));
            row[..Math.Max(0, right)].Clear();
            row[(Side + Math.Min(0, right))..].Clear();
        }
    }
}
