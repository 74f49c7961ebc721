using System;

namespace Caption.Drawing;

/// <summary>A thing that a picture shows: numbers of its size, colour and shape.</summary>
/// <param name="Size">As in <see cref="Sizes"/>.</param>
/// <param name="Colour">As in <see cref="Colours"/>.</param>
/// <param name="Shape">As in <see cref="Shapes"/>.</param>
internal readonly record struct Thing(int Size, int Colour, int Shape)
{
    /// <summary>Names of sizes; that in the middle is not spoken of.</summary>
    public static readonly string[] Sizes = ["small", "", "large"];

    /// <summary>Names of colours.</summary>
    public static readonly string[] Colours = ["red", "green", "blue", "yellow", "purple", "white"];

    /// <summary>Names of shapes.</summary>
    public static readonly string[] Shapes = ["circle", "square", "triangle", "cross", "ring"];

    private static readonly (float R, float G, float B)[] Paints = [(0.9f, 0.15f, 0.1f), (0.1f, 0.75f, 0.2f), (0.15f, 0.3f, 0.95f), (0.95f, 0.85f, 0.1f), (0.65f, 0.2f, 0.8f), (0.97f, 0.97f, 0.97f)];

    /// <summary>Its paint.</summary>
    public (float R, float G, float B) Paint => Paints[Colour];

    /// <summary>As <c>a small red circle</c>.</summary>
    public override string ToString() => Sizes[Size].Length == 0 ? $"a {Colours[Colour]} {Shapes[Shape]}" : $"a {Sizes[Size]} {Colours[Colour]} {Shapes[Shape]}";

    /// <summary>Whether it covers a place.</summary>
    /// <param name="x">Right of its middle, in halves of its width.</param>
    /// <param name="y">Below its middle.</param>
    public bool Covers(float x, float y) => Shape switch
    {
        0 => (x * x) + (y * y) <= 1,
        1 => Math.Max(Math.Abs(x), Math.Abs(y)) <= 0.88f,
        2 => y <= 0.9f && Math.Abs(x) <= (y + 1) / 1.9f,
        3 => Math.Min(Math.Abs(x), Math.Abs(y)) <= 0.3f && Math.Max(Math.Abs(x), Math.Abs(y)) <= 1,
        _ => (x * x) + (y * y) is <= 1 and >= 0.3f,
    };
}
