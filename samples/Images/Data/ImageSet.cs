using System;
using System.Collections.Generic;

namespace Images.Data;

/// <summary>Colour images of 32x32 bytes a plane with their classes, all in memory.</summary>
internal sealed class ImageSet
{
    /// <summary>Pixels on a side.</summary>
    public const int Side = 32;

    /// <summary>Pixels of a plane.</summary>
    public const int PlaneLength = Side * Side;

    /// <summary>Red, green, blue.</summary>
    public const int Channels = 3;

    /// <summary>Bytes of one image: three planes, each row by row.</summary>
    public const int ImageLength = Channels * PlaneLength;

    /// <summary>Classes that an image may be of.</summary>
    public const int Classes = 10;

    private readonly byte[] pixels;
    private readonly byte[] labels;

    /// <summary>Takes the arrays as they are.</summary>
    /// <param name="pixels">One image after the other.</param>
    /// <param name="labels">0 to 9, one per image.</param>
    /// <param name="names">Names of the classes.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public ImageSet(byte[] pixels, byte[] labels, IReadOnlyList<string> names)
    {
        if (pixels.Length != (long)labels.Length * ImageLength)
        {
            throw new ArgumentException($"{labels.Length} images need {(long)labels.Length * ImageLength} bytes; there are {pixels.Length}.", nameof(pixels));
        }

        if (names.Count != Classes)
        {
            throw new ArgumentException($"There are {Classes} classes and {names.Count} names.", nameof(names));
        }

        this.pixels = pixels;
        this.labels = labels;
        Names = names;
    }

    /// <summary>Number of images.</summary>
    public int Count => labels.Length;

    /// <summary>Names of the classes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The image: [3, 32, 32].</summary>
    public ReadOnlySpan<byte> Image(int index) => pixels.AsSpan(index * ImageLength, ImageLength);

    /// <summary>Its class.</summary>
    public int Label(int index) => labels[index];
}
