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
}
