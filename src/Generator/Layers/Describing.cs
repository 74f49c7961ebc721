using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>Settings as the summary shows them.</summary>
internal static class Describing
{
    /// <summary>3 for 3x3, else both.</summary>
    public static string Size(int height, int width) => height == width ? Text.Of(height) : Text.Of(height) + "x" + Text.Of(width);

    public static string Numbers(IEnumerable<double> values) => Text.Join(values.Select(value => Text.Of(value)));
}
