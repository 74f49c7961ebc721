using System.Collections.Generic;

namespace StaticNets.Generator.Unrolling;

/// <summary>Groups of lanes that cover a number of values exactly, so that nothing outside the spans is touched.</summary>
internal static class Lanes
{
    /// <summary>Groups 16, 8, 4 or 1 lanes wide, the widest first.</summary>
    public static IEnumerable<(int First, int Width)> Groups(int count)
    {
        for (int first = 0; first < count;)
        {
            int left = count - first;
            int width = left >= 16 ? 16 : left >= 8 ? 8 : left >= 4 ? 4 : 1;
            yield return (first, width);
            first += width;
        }
    }

    /// <summary>As <see cref="Groups"/>, but the last 2 or 3 values are a group of four of which only so many are in memory (Part; 0: all).</summary>
    public static IEnumerable<(int First, int Width, int Part)> PaddedGroups(int count)
    {
        foreach ((int first, int width) in Groups(count))
        {
            if (width > 1 || first == count - 1 && first % 4 == 0)
            {
                yield return (first, width, 0);
            }
            else if (first % 4 == 0)
            {
                yield return (first, 4, count - first);
            }
        }
    }
}
