using System;
using System.Collections.Generic;
using System.Globalization;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>
/// Draws settings and writes them down as the arguments of an attribute; what has its default value is left out half of the time.
/// </summary>
internal sealed class Draw(int seed)
{
    // Odd extents and both sides of the vector lengths 4, 8, 16 and 32.
    private static readonly int[] Channels = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33];
    private static readonly int[] Extents = [5, 6, 7, 8, 9, 15, 17, 33];
    private static readonly int[] SmallExtents = [5, 6, 7];

    private readonly Random random = new(seed);
    private readonly List<string> arguments = [];

    /// <summary>The arguments drawn so far, in brackets where there are any.</summary>
    public string Arguments => arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";

    /// <summary>Samples in a batch.</summary>
    public int Rows() => random.Next(1, 4);

    /// <summary>One of the values.</summary>
    public T Among<T>(params T[] values) => values[random.Next(values.Length)];

    /// <summary>A number of channels or features that <paramref name="multiple"/> divides.</summary>
    public int Width(int multiple = 1) => Math.Max(Among(Channels) / multiple, 1) * multiple;

    /// <summary>The shape of an image, or half of the time (if wanted) of a sequence; large only where there are few channels.</summary>
    public int[] Shape(int channels, bool sequences = true)
    {
        int[] extents = channels > 4 ? SmallExtents : Extents;
        return sequences && Coin() ? [Among(Extents), channels] : [channels, Among(SmallExtents), Among(extents)];
    }

    /// <summary>Writes a positional argument.</summary>
    public T Positional<T>(T value)
    {
        arguments.Add(Text(value));
        return value;
    }

    /// <summary>Writes a named argument, where it is not the default (or by chance although it is).</summary>
    public T Named<T>(string name, T value, T usual)
    {
        if (!Equals(value, usual) || random.Next(2) == 0)
        {
            arguments.Add($"{name} = {Text(value)}");
        }

        return value;
    }

    /// <summary>Writes a bare argument as it stands.</summary>
    public void Literally(string argument) => arguments.Add(argument);

    /// <summary>One number for both axes, or two where the shape is an image.</summary>
    public Extent Pair(int[] shape, params int[] values)
    {
        int height = Among(values);
        return shape.Length == 3 && random.Next(2) == 0 ? (height, Among(values)) : height;
    }

    /// <summary>Whether to do something.</summary>
    public bool Coin() => random.Next(2) == 0;

    private static string Text<T>(T value) => value switch
    {
        Extent pair when pair.Height != pair.Width => $"\"{pair.Height}x{pair.Width}\"",
        Extent pair => pair.Height.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => string.Format(CultureInfo.InvariantCulture, "{0}", value),
    };
}
