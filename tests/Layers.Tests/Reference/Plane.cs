using System;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Any logical shape seen as channels over a plane: an image [C, H, W]; a sequence [T, D] as D channels over T×1; a vector [N] as N
/// channels over 1×1.
/// </summary>
public readonly record struct Plane(int Channels, int Height, int Width, bool Steps)
{
    /// <summary>Values of one sample.</summary>
    public int Length => Channels * Height * Width;

    /// <summary>The plane of a logical shape.</summary>
    public static Plane Of(int[] shape) => shape.Length switch
    {
        3 => new Plane(shape[0], shape[1], shape[2], Steps: false),
        2 => new Plane(shape[1], shape[0], 1, Steps: true),
        1 => new Plane(shape[0], 1, 1, Steps: false),
        _ => throw new ArgumentException($"A shape has one to three axes, not {shape.Length}.", nameof(shape)),
    };

    /// <summary>The plane's logical shape: [T, D] for steps, else [C, H, W].</summary>
    public int[] Shape => Steps ? [Height, Channels] : [Channels, Height, Width];

    /// <summary>Where a value lies among those of all rows.</summary>
    public int At(int row, int channel, int y, int x) =>
        (row * Length) + (Steps ? (y * Channels) + channel : (((channel * Height) + y) * Width) + x);

    /// <summary>The channel of the value at an index among those of all rows.</summary>
    public int ChannelOf(int at) => Steps ? at % Channels : at / (Height * Width) % Channels;

    /// <summary>Whether a position lies in the plane, and not in the padding around it.</summary>
    public bool Contains(int y, int x) => y >= 0 && y < Height && x >= 0 && x < Width;

    /// <summary>How many values one sample of a logical shape has.</summary>
    public static int Count(int[] shape) => shape.Aggregate(1, (product, extent) => product * extent);
}
