using System;

namespace Digits.Data;

/// <summary>Images of 28x28 grey bytes (0 black, 255 white) with their digits, all in memory.</summary>
internal sealed class DigitSet
{
    /// <summary>Pixels on a side.</summary>
    public const int Side = 28;

    /// <summary>Bytes of one image.</summary>
    public const int ImageLength = Side * Side;

    private readonly byte[] pixels;
    private readonly byte[] labels;

    /// <summary>Takes the arrays as they are.</summary>
    /// <param name="pixels">One image after the other, row by row.</param>
    /// <param name="labels">0 to 9, one per image.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public DigitSet(byte[] pixels, byte[] labels)
    {
        if (pixels.Length != (long)labels.Length * ImageLength)
        {
            throw new ArgumentException($"{labels.Length} digits need {(long)labels.Length * ImageLength} pixels; there are {pixels.Length}.", nameof(pixels));
        }

        this.pixels = pixels;
        this.labels = labels;
    }

    /// <summary>Number of images.</summary>
    public int Count => labels.Length;

    /// <summary>The image, row by row.</summary>
    public ReadOnlySpan<byte> Image(int index) => pixels.AsSpan(index * ImageLength, ImageLength);

    /// <summary>The digit it shows.</summary>
    public int Label(int index) => labels[index];
}
